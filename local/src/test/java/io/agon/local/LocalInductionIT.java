package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged command line induces criteria and improves a text beside a mesh that is up: real broker, real database, the services,
 * the simulator.
 */
class LocalInductionIT {
    private static final List<String> SENTENCES = List.of(
            "\"Who is there?\" she asked, and nobody answered.",
            "He wanted to leave, and the door was locked.",
            "The rain was cold and smelled of iron.",
            "At last he understood what the letter meant.",
            "She was afraid, and then she laughed.",
            "If the boat did not come by night they would starve.");

    @TempDir
    Path folder;

    @Test
    void tellsCriteriaWithEvidenceThatStandsInTheSamples() throws Exception {
        // Given
        Map<String, String> texts = new HashMap<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            StringBuilder text = new StringBuilder();
            for (int sentence = 0; sentence < 4; sentence++) {
                text.append(SENTENCES.get((i + sentence * (1 + i / 6)) % SENTENCES.size()))
                        .append(" It was day ")
                        .append(i * 4 + sentence)
                        .append(". ");
            }
            texts.put("s" + i, text.toString());
            rows.add(Json.MAPPER
                    .createObjectNode()
                    .put("id", "s" + i)
                    .put("brief", "A night, number " + i / 7)
                    .put("text", text.toString())
                    .toString());
        }
        Files.write(folder.resolve("samples.jsonl"), rows);

        Files.writeString(folder.resolve("story.md"), texts.get("s0"));
        try (var up = PackagedCommand.start(folder, List.of("up"))) {
            assertThat(up.exit()).as(up.output()).isZero();
        }
        try {
            // When
            JsonNode induction = printed(
                    "induce", "--samples", folder.resolve("samples.jsonl").toString(), "--name", "night", "--json");

            // Then
            assertThat(induction.path("status").asText()).isEqualTo("completed");
            assertThat(induction.path("simulated").asBoolean()).isTrue();
            assertThat(induction.path("outcome").path("criteria")).isNotEmpty();
            assertThat(induction.findParents("quote"))
                    .isNotEmpty()
                    .allSatisfy(evidence -> assertThat(
                                    texts.get(evidence.path("sample").asText()))
                            .contains(evidence.path("quote").asText()));

            // When
            JsonNode improvement = printed(
                    "improve",
                    folder.resolve("story.md").toString(),
                    "--brief",
                    "A night",
                    "--criteria",
                    "short-story@1",
                    "--embedder",
                    "simulated-judge",
                    "--tries",
                    "3",
                    "--json");

            // Then
            assertThat(improvement.path("status").asText()).isEqualTo("completed");
            assertThat(improvement.path("tried")).hasSizeBetween(1, 3);
            assertThat(improvement.path("tried").path(0).path("action").asText())
                    .isNotBlank();
            assertThat(improvement.path("consumption").path("calls").asInt()).isGreaterThan(4);
        } finally {
            try (var down = PackagedCommand.start(folder, List.of("down"))) {
                assertThat(down.exit()).as(down.output()).isZero();
            }
        }
    }

    /** The JSON that a command writes. */
    private JsonNode printed(String... words) throws Exception {
        try (var command = PackagedCommand.start(folder, List.of(words))) {
            assertThat(command.exit()).as(command.output()).isZero();
            String output = command.output();
            return Json.MAPPER.readTree(output.substring(output.indexOf("{\n")));
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {

        try (var nothing = PackagedCommand.start(folder, List.of("induce"))) {
            assertThat(nothing.exit()).isEqualTo(ExitCode.USAGE.number());
            assertThat(nothing.output()).contains("--texts with --brief");
        }
        try (var absent = PackagedCommand.start(folder, List.of("induce", "--texts", "nowhere", "--brief", "b"))) {
            assertThat(absent.exit()).isEqualTo(ExitCode.USAGE.number());
            assertThat(absent.output()).contains("nowhere");
        }
        try (var briefless = PackagedCommand.start(folder, List.of("improve", "story.md"))) {
            assertThat(briefless.exit()).isEqualTo(ExitCode.USAGE.number());
            assertThat(briefless.output()).contains("STORY with --brief");
        }
    }
}
