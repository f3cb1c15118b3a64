package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RunOutcomeTest {
    private static final String RUN = """
            {"spec":{"seed":5,"survivors":2},
             "candidates":[{"id":"c-a","text":"a"},{"id":"c-b","text":"bb"},{"id":"c-c","text":"cccc"},{"id":"c-d"}],
             "verdicts":[{},{},{}],
             "ratings":[
               {"generation":1,"entries":[{"candidateId":"c-b","rank":1},{"candidateId":"c-a","rank":2}]},
               {"generation":2,"entries":[{"candidateId":"c-c","rank":1},{"candidateId":"c-b","rank":2}]}]}
            """;

    @Test
    void comparesTheFirstGenerationsBestWithTheLast() throws Exception {
        // When: true quality is the length of the text
        RunOutcome outcome = RunOutcome.of(new ObjectMapper().readTree(RUN), RunOutcomeTest::lengths);

        // Then
        assertThat(outcome).isEqualTo(new RunOutcome(5, List.of(1.5, 3.0), 2, 4, 3.0, 3));
        assertThat(outcome.better()).isTrue();
        assertThat(outcome.risesEveryGeneration()).isTrue();
    }

    @Test
    void theSameBestTextIsNoImprovement() throws Exception {
        String same = RUN.replace("\"c-c\",\"rank\":1", "\"c-b\",\"rank\":1")
                .replace("\"c-b\",\"rank\":2", "\"c-c\",\"rank\":2");
        RunOutcome outcome = RunOutcome.of(new ObjectMapper().readTree(same), RunOutcomeTest::lengths);
        assertThat(outcome.better()).isFalse();
    }

    private static double[] lengths(List<String> texts) {
        return texts.stream().mapToDouble(String::length).toArray();
    }
}
