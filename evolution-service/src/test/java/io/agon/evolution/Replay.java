package io.agon.evolution;

import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.VerdictReply;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Standing;
import io.restassured.path.json.JsonPath;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays an exported run again: the same results in the same steps, the decisions made anew. */
final class Replay {
    private static final Consumption NOTHING = new Consumption(1, 0, 0, 0, 0);

    private final Simulation simulation;
    private final Map<Long, List<DraftReply>> drafts = new TreeMap<>();
    private final Map<Long, List<VerdictReply>> verdicts = new TreeMap<>();

    Replay(JsonPath export) {
        Map<String, Object> specification = export.getMap("spec");
        List<Object> keysAndValues = new ArrayList<>();
        specification.forEach((key, value) -> keysAndValues.addAll(List.of(key, value)));
        simulation = new Simulation(1, 0, TestMethods.joint(), export.getString("id")).begin(keysAndValues.toArray());
        for (Map<String, Object> candidate : export.<Map<String, Object>>getList("candidates")) {
            drafts.computeIfAbsent(step(candidate), unused -> new ArrayList<>()).add(draft(candidate));
        }
        // in the order in which they were numbered
        for (Map<String, Object> verdict : export.<Map<String, Object>>getList("verdicts")) {
            verdicts.computeIfAbsent(step(verdict), unused -> new ArrayList<>()).add(verdict(verdict));
        }
    }

    private static long step(Map<String, Object> row) {
        long step = ((Number) row.get("step")).longValue();
        assertThat(step).as("step of %s", row).isPositive();
        return step;
    }

    private static DraftReply draft(Map<String, Object> candidate) {
        return new DraftReply(
                (String) candidate.get("id"),
                (String) candidate.get("text"),
                2,
                List.of(),
                false,
                "model",
                "draft@1",
                "hash",
                NOTHING,
                true);
    }

    private static VerdictReply verdict(Map<String, Object> verdict) {
        Number probability = (Number) verdict.get("probabilityFirst");
        return new VerdictReply(
                (String) verdict.get("matchId"),
                "model",
                Outcome.valueOf(((String) verdict.get("outcome")).toUpperCase(Locale.ROOT)),
                probability == null ? null : (Double) probability.doubleValue(),
                null,
                Map.of(),
                (String) verdict.get("voidReason"),
                "hash",
                "judge@1",
                "hash",
                NOTHING,
                true);
    }

    void run() {
        List<Long> steps = new ArrayList<>(drafts.keySet());
        steps.addAll(verdicts.keySet());
        String id = simulation.run().id();
        steps.stream().sorted().forEach(step -> {
            if (drafts.containsKey(step)) {
                var unused = simulation.applyDrafts.apply(id, drafts.get(step));
            } else {
                var unused = simulation.applyVerdicts.apply(id, verdicts.get(step));
            }
        });
        Run run = simulation.run();
        assertThat(run.matches().outstanding()).isZero();
    }

    /** Ids of all matches, sorted. */
    List<String> matches() {
        return simulation.runs.matches.values().stream().map(Match::id).sorted().toList();
    }

    /** Ordinals of a generation, the best first. */
    List<Integer> standings(int generation) {
        return simulation.runs.standings.get(generation).stream()
                .map(Standing::ordinal)
                .toList();
    }
}
