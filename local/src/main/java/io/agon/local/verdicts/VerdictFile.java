package io.agon.local.verdicts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.display.Printable;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads verdicts, one a row: JSON Lines, or CSV with a header line (RFC 4180, separated by comma, semicolon or tab). A row has
 * {@code first} and {@code second}, the names of the two in the order in which the judge saw them, and {@code outcome}:
 * {@code first}, {@code second}, {@code tie} or {@code void}, or the probability from 0 to 1 that the first is better. A
 * {@code probabilityFirst} that is there counts instead; {@code judge} is optional. Everything else is passed over.
 */
public final class VerdictFile {
    private static final int LONGEST_NAME = 200;
    private static final String USUAL_JUDGE = "judge";
    private static final ObjectReader LINES = Json.MAPPER.readerFor(JsonNode.class);

    private final List<Row> rows = new ArrayList<>();
    private int voids;

    /**
     * A verdict that could be read.
     *
     * @param score of the first, 0 to 1; a tie is a half
     */
    public record Row(String first, String second, String judge, double score) {}

    private VerdictFile() {}

    /** In the order of the file, voids left out. */
    public List<Row> rows() {
        return rows;
    }

    /** Rows without a verdict. */
    public int voids() {
        return voids;
    }

    /**
     * Reads a whole file.
     *
     * @param name of the file, for messages
     * @throws CommandFailure where a row breaks a rule; the message names line, field, value and rule
     */
    public static VerdictFile read(String name, BufferedReader reader) throws IOException {
        VerdictFile file = new VerdictFile();
        reader.mark(1 << 16);
        int start = reader.read();
        while (start == '\ufeff' || Character.isWhitespace(start)) {
            start = reader.read();
        }
        reader.reset();
        if (start == '{') {
            file.readLines(name, reader);
        } else {
            file.readTable(name, reader);
        }
        if (file.rows.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--input: " + name + " holds no verdict"
                            + (file.voids > 0 ? ", only " + file.voids + " void" : ""));
        }
        return file;
    }

    private void readLines(String name, BufferedReader reader) throws IOException {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String text = line.startsWith("\ufeff") ? line.substring(1) : line;
            if (text.isBlank()) {
                continue;
            }
            Place place = new Place(name, number);
            try {
                JsonNode node = LINES.readTree(text);
                if (node == null || !node.isObject()) {
                    throw place.wrong("the line", text, "must be a JSON object");
                }
                add(place, node);
            } catch (JsonProcessingException e) {
                throw place.wrong("the line", text, "must be a JSON object: " + e.getOriginalMessage());
            }
        }
    }

    private void readTable(String name, BufferedReader reader) throws IOException {
        reader.mark(1 << 16);
        String header = reader.readLine();
        if (header == null || header.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "--input: " + name + " is empty");
        }
        char separator = header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
        List<String> columns = new ArrayList<>();
        for (String column : header.replace("\ufeff", "").split(String.valueOf(separator))) {
            columns.add(column.strip().replaceAll("^\"|\"$", "").strip());
        }
        for (String needed : List.of("first", "second", "outcome")) {
            if (!columns.contains(needed)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--input: " + name + " has the columns " + Printable.line(String.join(", ", columns), 200)
                                + ": must have " + "first, second and outcome");
            }
        }
        CsvSchema.Builder schema = CsvSchema.builder().setColumnSeparator(separator);
        columns.forEach(schema::addColumn);
        CsvMapper mapper = CsvMapper.csvBuilder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (MappingIterator<JsonNode> table =
                mapper.readerFor(JsonNode.class).with(schema.build()).readValues(reader)) {
            while (table.hasNextValue()) {
                int line = table.getCurrentLocation().getLineNr() + 1;
                add(new Place(name, line), table.nextValue());
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr() + 1;
            throw new Place(name, line).wrong("the row", "", "must be CSV: " + e.getOriginalMessage());
        } catch (RuntimeJsonMappingException e) {
            throw new Place(name, 0).wrong("a row", "", "must be CSV: " + e.getMessage());
        }
    }

    private void add(Place place, JsonNode row) {
        String outcome = text(place, row, "outcome");
        if (outcome.equalsIgnoreCase("void")) {
            voids++;
            return;
        }
        String first = text(place, row, "first");
        String second = text(place, row, "second");
        if (first.equals(second)) {
            throw place.wrong("second", second, "must differ from first");
        }
        JsonNode judge = row.path("judge");
        String by = judge.isMissingNode() || judge.isNull() || judge.asText().isBlank()
                ? USUAL_JUDGE
                : text(place, row, "judge");
        JsonNode probability = row.path("probabilityFirst");
        boolean soft = !probability.isMissingNode()
                && !probability.isNull()
                && !probability.asText().isBlank();
        double score = soft
                ? share(place, "probabilityFirst", probability.asText())
                : switch (outcome.toLowerCase(Locale.ROOT)) {
                    case "first" -> 1;
                    case "second" -> 0;
                    case "tie" -> 0.5;
                    default -> share(place, "outcome", outcome);
                };
        rows.add(new Row(first, second, by, score));
    }

    private static String text(Place place, JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw place.wrong(field, "", "must be there");
        }
        if (!value.isValueNode()) {
            throw place.wrong(field, value.toString(), "must be a text");
        }
        String text = value.asText().strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw place.wrong(field, text, "must have 1 to " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private static double share(Place place, String field, String value) {
        String rule = field.equals("outcome")
                ? "must be first, second, tie, void or a probability from 0 to 1"
                : "must be a probability from 0 to 1";
        try {
            double share = Double.parseDouble(value.strip());
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw place.wrong(field, value, rule, e);
        }
        throw place.wrong(field, value, rule);
    }

    /** Where something stands, for messages. */
    private record Place(String file, int line) {
        CommandFailure wrong(String field, String value, String rule) {
            return wrong(field, value, rule, null);
        }

        CommandFailure wrong(String field, String value, String rule, Exception cause) {
            String shown = value.isEmpty() ? "" : " is '" + Printable.line(value, 60) + "'";
            return new CommandFailure(
                    ExitCode.USAGE, "--input: " + file + ", line " + line + ": " + field + shown + ": " + rule, cause);
        }
    }
}
