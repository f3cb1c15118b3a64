package io.agon.local.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.api.Leaderboard;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run's results as files: {@code run.json} as the service exports it, {@code verdicts.jsonl} with a verdict a line, and
 * {@code stories/} with a Markdown file for every candidate that has a text.
 *
 * <p>Everything streams: a run of any size passes through a small heap. Files appear whole or not at all; writing the
 * same run again replaces them.
 */
public final class ResultFolder {
    private static final String DOCUMENT = "run.json";

    private final Path folder;

    public ResultFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /**
     * Makes sure, before any money is spent, that results can be written and overwrite nobody else's.
     *
     * @param run the only run whose results may be there already, or null for a run that is yet to begin
     */
    public void claim(String run) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".agon", ".probe");
            Files.delete(probe);
            if (Files.exists(folder.resolve(DOCUMENT))
                    && (run == null || !run.equals(idIn(folder.resolve(DOCUMENT))))) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--out: " + folder + " holds the results of another run; name another folder");
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "--out: " + folder + " cannot be written to: " + e, e);
        }
    }

    /** Writes all files. */
    public void write(InputStream export) throws IOException {
        Files.createDirectories(folder.resolve("stories"));
        Path document = folder.resolve(DOCUMENT);
        Path half = folder.resolve(DOCUMENT + ".part");
        try (export) {
            Files.copy(export, half, StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, Rated> ratings = ratings(half);
        split(half, ratings);
        Files.move(half, document, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A candidate's place in the last generation that rated it. */
    record Rated(int generation, boolean last, Leaderboard.Entry entry) {}

    private static Map<String, Rated> ratings(Path document) throws IOException {
        Map<String, Rated> found = new HashMap<>();
        int[] newest = {0};
        each(document, Map.of("ratings", rating -> {
            int generation = rating.path("generation").asInt();
            newest[0] = Math.max(newest[0], generation);
            for (JsonNode node : rating.path("entries")) {
                Leaderboard.Entry entry = Json.MAPPER.treeToValue(node, Leaderboard.Entry.class);
                Rated before = found.get(entry.candidateId());
                if (before == null || before.generation() <= generation) {
                    found.put(entry.candidateId(), new Rated(generation, false, entry));
                }
            }
        }));
        found.replaceAll((id, rated) -> new Rated(rated.generation(), rated.generation() == newest[0], rated.entry()));
        return found;
    }

    private void split(Path document, Map<String, Rated> ratings) throws IOException {
        Path stories = folder.resolve("stories");
        try (Stream<Path> old = Files.list(stories)) {
            for (Path file : old.filter(f -> f.toString().endsWith(".md")).toList()) {
                Files.delete(file);
            }
        }
        Path half = folder.resolve("verdicts.jsonl.part");
        Map<String, String> labels = labels(document);
        try (BufferedWriter verdicts = Files.newBufferedWriter(half)) {
            each(
                    document,
                    Map.of(
                            "candidates",
                            candidate -> {
                                if (candidate.path("text").isTextual()) {
                                    Story story = new Story(
                                            candidate,
                                            ratings.get(candidate.path("id").asText()),
                                            labels);
                                    Files.writeString(stories.resolve(story.fileName()), story.markdown());
                                }
                            },
                            "verdicts",
                            verdict -> {
                                verdicts.write(verdict.toString());
                                verdicts.write('\n');
                            }));
        }
        Files.move(
                half,
                folder.resolve("verdicts.jsonl"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, String> labels(Path document) throws IOException {
        Map<String, String> labels = new HashMap<>();
        each(
                document,
                Map.of(
                        "candidates",
                        candidate -> labels.put(
                                candidate.path("id").asText(),
                                candidate.path("label").asText())));
        return labels;
    }

    private interface Element {
        void take(JsonNode node) throws IOException;
    }

    /** Walks the named arrays of the document, one element in memory at a time. */
    private static void each(Path document, Map<String, Element> takers) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(document.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(document + " is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Element taker = takers.get(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && taker != null) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode node = Json.MAPPER.readTree(parser);
                        taker.take(node);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static String idIn(Path document) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(document.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("id")) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        }
        return "";
    }
}
