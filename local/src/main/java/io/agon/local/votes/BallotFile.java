package io.agon.local.votes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.display.Printable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Ballots as a table (RFC 4180) or as JSON Lines: {@code ballot}, {@code number}, {@code left}, {@code right} and an empty {@code choice},
 * which a person fills in with {@code left}, {@code right} or {@code tie}. Filled in, the same file holds votes.
 */
public final class BallotFile {
    private static final CsvMapper CSV = new CsvMapper();
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("ballot")
            .addColumn("number", CsvSchema.ColumnType.NUMBER)
            .addColumn("left")
            .addColumn("right")
            .addColumn("choice")
            .setUseHeader(true)
            .build();
    private static final Set<String> CHOICES = Set.of("left", "right", "tie");

    private BallotFile() {}

    /** How a file is written. */
    public enum Format {
        CSV,
        JSONL;

        /** By the end of a file's name. */
        public static Format of(String name) {
            return name.toLowerCase(Locale.ROOT).endsWith(".jsonl") ? JSONL : CSV;
        }

        /** The end of a file's name. */
        public String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Ballots that are to be filled in. */
    public static String write(List<JsonNode> ballots, Format format) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        if (format == Format.CSV) {
            List<ObjectNode> rows = ballots.stream().map(BallotFile::row).toList();
            return text.append(CSV.writer(COLUMNS).writeValueAsString(rows)).toString();
        }
        ballots.forEach(ballot -> text.append(row(ballot)).append('\n'));
        return text.toString();
    }

    private static ObjectNode row(JsonNode ballot) {
        return Json.MAPPER
                .createObjectNode()
                .put("ballot", ballot.path("ballot").asText())
                .put("number", ballot.path("number").asInt())
                .put("left", ballot.path("left").asText())
                .put("right", ballot.path("right").asText())
                .put("choice", "");
    }

    /**
     * Votes by ballot; ballots without a choice are passed over.
     *
     * @param name of the file, for messages
     * @throws CommandFailure where a row breaks a rule; the message names row, field, value and rule
     */
    public static Map<String, String> votes(String name, String text) {
        Map<String, String> votes = new LinkedHashMap<>();
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        int number = 0;
        try {
            if (Format.of(name) == Format.JSONL) {
                for (String line : content.lines().toList()) {
                    number++;
                    if (!line.isBlank()) {
                        add(votes, name, number, Json.MAPPER.readTree(line));
                    }
                }
            } else {
                CsvSchema schema = CsvSchema.emptySchema().withHeader();
                try (MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                        .with(CsvParser.Feature.TRIM_SPACES)
                        .with(schema)
                        .readValues(content)) {
                    number = 1;
                    while (rows.hasNext()) {
                        number++;
                        add(votes, name, number, Json.MAPPER.valueToTree(rows.next()));
                    }
                }
            }
        } catch (IOException | RuntimeJsonMappingException e) {
            throw wrong(name, number, "row", "", "cannot be read: " + e.getMessage());
        }
        return votes;
    }

    private static void add(Map<String, String> votes, String name, int number, JsonNode row) {
        String ballot = row.path("ballot").asText("").strip();
        String choice = row.path("choice").asText("").strip().toLowerCase(Locale.ROOT);
        if (choice.isEmpty()) {
            return;
        }
        if (ballot.isEmpty()) {
            throw wrong(name, number, "ballot", ballot, "must be the id that the ballot has");
        }
        if (!CHOICES.contains(choice)) {
            throw wrong(name, number, "choice", choice, "must be left, right, tie, or empty");
        }
        if (votes.put(ballot, choice) != null) {
            throw wrong(name, number, "ballot", ballot, "must not be given twice");
        }
    }

    private static CommandFailure wrong(String name, int number, String field, String value, String rule) {
        return new CommandFailure(
                ExitCode.USAGE,
                "--import: " + name + ", row " + number + ": " + field + " is '" + Printable.line(value, 80) + "': "
                        + rule);
    }
}
