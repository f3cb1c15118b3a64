package io.agon.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages written by any earlier build of v1 are read forever. Golden files are added, never changed. */
class MessagesGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Class<?>> MESSAGES = Map.ofEntries(
            Map.entry("draft-request", DraftRequest.class),
            Map.entry("candidate-drafted", CandidateDrafted.class),
            Map.entry("match-request", MatchRequest.class),
            Map.entry("verdict-reached", VerdictReached.class),
            Map.entry("score-request", ScoreRequest.class),
            Map.entry("text-scored", TextScored.class),
            Map.entry("coding-request", CodingRequest.class),
            Map.entry("coding-done", CodingDone.class),
            Map.entry("reflection-request", ReflectionRequest.class),
            Map.entry("reflection-done", ReflectionDone.class),
            Map.entry("scaffold-request", ScaffoldRequest.class),
            Map.entry("step-request", StepRequest.class));

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryGoldenFileAndWritesTheSameFields(Class<?> message, Path file) throws IOException {
        // Given
        byte[] written = Files.readAllBytes(file);

        // When
        Object read = Wire.decode(written, message);

        // Then
        JsonNode again = JSON.readTree(Wire.encode(read));
        ObjectNode expected = (ObjectNode) JSON.readTree(written);
        expected.remove("addedLater");
        assertThat(again).isEqualTo(expected);
    }

    @Test
    void everyMessageOfTheCatalogueHasAFileWithAnUnknownField() throws IOException {
        assertThat(MESSAGES.values())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().<Class<?>>map(Topic::message).toList());
        for (String message : MESSAGES.keySet()) {
            try (Stream<Path> files = Files.list(GOLDEN.resolve(message + "/v1"))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .as(message)
                        .anyMatch(name -> name.endsWith("-with-unknown-field.json"));
            }
        }
    }

    static Stream<Arguments> files() throws IOException {
        List<Arguments> all = new java.util.ArrayList<>();
        for (Map.Entry<String, Class<?>> message : MESSAGES.entrySet()) {
            try (Stream<Path> files = Files.list(GOLDEN.resolve(message.getKey() + "/v1"))) {
                files.sorted().forEach(file -> all.add(Arguments.of(message.getValue(), file)));
            }
        }
        return all.stream();
    }
}
