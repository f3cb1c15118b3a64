package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The {@code run.json} of a quick run that ended. */
record RunDocument(JsonNode json) {
    /** Most matches of a run with {@code --quick}; fewer where it is sure enough who survives. */
    static final int MATCHES = 240;

    private static final int SURELY_NEEDED = 60;

    static RunDocument in(Path folder) throws IOException {
        return new RunDocument(
                new ObjectMapper().readTree(folder.resolve("run.json").toFile()));
    }

    /** The final ranking, the best first. */
    List<String> ranking() {
        JsonNode generations = json.path("ratings");
        List<String> labels = new ArrayList<>();
        generations
                .path(generations.size() - 1)
                .path("entries")
                .forEach(entry -> labels.add(entry.path("label").asText()));
        return labels;
    }

    /** Fails unless it ended with one verdict on every match, under the simulator's label. */
    RunDocument assertWhole() {
        Set<String> matches = new HashSet<>();
        json.path("verdicts")
                .forEach(verdict -> matches.add(verdict.path("matchId").asText()));
        assertThat(matches).hasSize(json.path("verdicts").size()).hasSizeBetween(SURELY_NEEDED, MATCHES);
        assertThat(json.path("status").asText()).isEqualTo("completed");
        assertThat(json.path("simulated").asBoolean()).isTrue();
        assertThat(ranking()).hasSize(12);
        return this;
    }
}
