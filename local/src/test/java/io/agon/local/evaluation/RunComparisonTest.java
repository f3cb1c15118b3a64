package io.agon.local.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.api.Json;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RunComparisonTest {
    private static RunComparison.Side side(String id, int population, String extra, double best) {
        return new RunComparison.Side(
                read(RunView.class, """
                        {"id":"%s","status":"completed","createdAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:42Z","seed":1,
                         "specification":{"brief":"A brief","population":%d,"ranking":{"method":"elo"}%s},"simulated":true,
                         "usage":{"calls":10,"promptTokens":900,"cachedTokens":0,"completionTokens":100}}""".formatted(id, population, extra)),
                board(best - 100),
                board(best),
                List.of("one two three four five", "one two three four six"));
    }

    private static Leaderboard board(double best) {
        return read(Leaderboard.class, """
                {"generation":1,"method":"elo","entries":[{"rank":1,"candidateId":"c-1","rating":%s,"words":500},
                 {"rank":2,"candidateId":"c-2","rating":%s,"words":400}]}""".formatted(best, best - 200));
    }

    private static <T> T read(Class<T> type, String json) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private final RunComparison comparison = new RunComparison(
            List.of(side("r-1", 60, "", 1500), side("r-2", 20, ",\"held-out\":{\"judge\":\"h\"}", 1400)));

    @Test
    void showsWhatDiffersAndNothingElseOfSpecifications() {
        assertThat(comparison.differences())
                .containsOnlyKeys("population", "held-out.judge")
                .containsEntry("population", List.of("60", "20"))
                .containsEntry("held-out.judge", List.of("", "h"));
    }

    @Test
    void putsFiguresSideBySide() {
        List<String> lines = comparison.lines();
        assertThat(lines).anyMatch(line -> line.matches("best at last +1500 +1400"));
        assertThat(lines).anyMatch(line -> line.matches("mean at first +1300 +1200"));
        assertThat(lines).anyMatch(line -> line.matches("words at last +450 +450"));
        assertThat(lines).anyMatch(line -> line.matches("time +42 s +42 s"));
        // one of three 4-grams
        assertThat(lines).anyMatch(line -> line.matches("4-grams two texts share +0.333 +0.333"));
        assertThat(lines).contains("[SIMULATED runs among them]");
        JsonNode document = comparison.document();
        assertThat(document.path("runs").path(1).path("bestAtLast").asDouble()).isEqualTo(1400);
        assertThat(document.path("differences").path("population")).hasSize(2);
    }

    @Test
    void showsRunsThatAreNotRatedYet() {
        RunComparison.Side young = new RunComparison.Side(side("r-3", 5, "", 0).run(), null, null, List.of());
        assertThat(new RunComparison(List.of(young, young)).lines())
                .anyMatch(line -> line.matches("best at last +- +-"));
    }
}
