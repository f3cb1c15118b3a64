package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Campaigns on the whole mesh, the simulator trained and served by name as a model would be. */
class LocalCampaignIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STAGES = List.of(
            " writes", "the best of all runs meet", "training", "models have drafted", "trial: drafts are compared");
    private static final List<String> PARTS =
            List.of("evolution", "generator-1", "judge-1", "simulator", "broker", "database");

    @TempDir
    Path folder;

    private List<String> words(int rounds, Path out, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("campaign.yaml"), """
                name: harbour
                briefs: [A ferry does not come back., A clock is found in a wall.]
                rounds: %d
                runs: 4
                finalists: 2
                top: 4
                run:
                  population: 6
                  survivors: 2
                  variants: 1
                  generations: 2
                  constraints: {max-words: 120}
                  ranking: {calls-per-candidate: 4}
                trial:
                  briefs: [A bridge is closed for one night., The bees return in winter.]
                  drafts: 10
                  comparisons: 60
                seed: 4
                """.formatted(rounds));
        List<String> words = new ArrayList<>(
                List.of("campaign", "--spec", file.toString(), "--key", "harbour", "--out", out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static JsonNode document(Path out) throws Exception {
        return JSON.readTree(out.resolve("campaign.json").toFile());
    }

    /** What must not depend on what was killed: ids of runs are drawn, and left out. */
    private static JsonNode outcome(JsonNode campaign) {
        ObjectNode outcome =
                JSON.createObjectNode().put("status", campaign.path("status").asText());
        for (JsonNode round : campaign.path("rounds")) {
            ObjectNode kept = outcome.withArray("/rounds").addObject();
            kept.set("records", round.path("dataset").path("records"));
            kept.set("writer", round.path("writer"));
            kept.set("learnt", round.path("model").path("note"));
            kept.set("measured", round.path("measured"));
        }
        return outcome;
    }

    @Test
    void makesAWriterBetterAndGoesOnWhereAServiceIsKilledWhileItTrains() throws Exception {
        Path out = folder.resolve("out");

        try (var command = PackagedCommand.start(
                folder, words(1, out, "--trainer-option=--steps=4", "--trainer-option=--step-time=700"))) {
            command.awaitOutput("training 20 %").kill("evolution");

            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains("evolution died and is started again");
        }

        JsonNode round = document(out).path("rounds").path(0);
        assertThat(round.path("measured")
                        .path("against")
                        .path(0)
                        .path("preference")
                        .asDouble())
                .isGreaterThan(0.5);
        assertThat(round.path("model").path("note").asText()).contains("\"quality-before\": 0.000");
        assertThat(out.resolve("campaign.md")).content().contains("SIMULATED");
    }

    /** Thirty kills in three rounds: every part at every stage that lasts. */
    @Tag("chaos")
    @Test
    void comesToTheSameEndWhateverIsKilledWhenever() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        String[] slow = {
            "--simulator-option=--latency=fixed:1500ms",
            "--trainer-option=--steps=8",
            "--trainer-option=--step-time=1000"
        };
        Path one = Files.createDirectory(folder.resolve("one"));
        try (var command = PackagedCommand.start(one, words(3, undisturbed))) {
            assertThat(command.exit()).as(command.output()).isZero();
        }
        Path out = folder.resolve("out");
        Path two = Files.createDirectory(folder.resolve("two"));
        try (var command = PackagedCommand.start(two, words(3, out, slow))) {
            for (int round = 1; round <= 3; round++) {
                for (String stage : STAGES) {
                    command.awaitOutput("Round " + round + " of 3: ", stage);
                    command.kill(PARTS.get(2 * (round - 1)));
                    command.kill(PARTS.get(2 * (round - 1) + 1));
                }
            }
            assertThat(command.exit()).as(command.output()).isZero();
            PARTS.forEach(part -> assertThat(command.output()).contains(part + " died and is started again"));
        }

        assertThat(outcome(document(out))).isEqualTo(outcome(document(undisturbed)));
    }

    @Tag("chaos")
    @Test
    void stopsItselfWhereTrainingHarms() throws Exception {
        Path out = folder.resolve("out");

        try (var command = PackagedCommand.start(folder, words(3, out, "--trainer-option=--harm=3"))) {
            assertThat(command.exit()).as(command.output()).isZero();
        }

        JsonNode campaign = document(out);
        assertThat(campaign.path("status").asText()).isEqualTo("stopped");
        assertThat(campaign.path("reason").path("code").asText()).isEqualTo("regression");
        assertThat(campaign.path("rounds")).hasSize(1);
    }
}
