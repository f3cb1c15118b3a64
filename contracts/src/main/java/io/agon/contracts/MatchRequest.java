package io.agon.contracts;

/**
 * Asks a judge to compare two candidates. On {@link Topics#MATCH_REQUESTS}.
 *
 * @param matchId derived from run, generation, round, both candidates and their order; the same match asked for twice
 *     has the same id
 * @param generation cohort number, from 1
 * @param round number of the batch of matches within the generation, from 1
 * @param seed given to the model
 * @param judge the model that judges; its role names the judge in the rating model
 * @param form what kind of text is judged, such as {@code short story}
 * @param first shown first
 * @param second shown second
 */
public record MatchRequest(
        RunId runId,
        MatchId matchId,
        int generation,
        int round,
        long seed,
        ModelCall judge,
        JudgingMode mode,
        String brief,
        String form,
        Rubric rubric,
        Text first,
        Text second) {
    public MatchRequest {
        Rules.present("runId", runId);
        Rules.present("matchId", matchId);
        Rules.atLeast("generation", 1, generation);
        Rules.atLeast("round", 1, round);
        Rules.present("judge", judge);
        Rules.present("mode", mode);
        Rules.text("brief", brief);
        Rules.word("form", form);
        Rules.present("rubric", rubric);
        Rules.present("first", first);
        Rules.present("second", second);
        if (first.candidateId().equals(second.candidateId())) {
            throw Rules.broken("second", second.candidateId(), "must be another candidate than first");
        }
    }
}
