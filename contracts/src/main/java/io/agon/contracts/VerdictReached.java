package io.agon.contracts;

import java.util.Map;

/**
 * A match was judged. On {@link Topics#VERDICT_REACHED}. Delivered at least once; applied once, by {@code matchId}.
 *
 * @param first shown first
 * @param second shown second
 * @param judge role of the model that judged
 * @param model the model's own name as it answered
 * @param outcome how it ended
 * @param probabilityFirst soft verdict: the judge's probability that the first is better, a tie counted half; absent
 *     where the judge gave no log-probabilities
 * @param margin how clear it was, 0 (even) to 1 (wholly clear); absent where void
 * @param criterionMargins per criterion, from -1 (second far better) to 1 (first far better); empty in verdict mode
 * @param voidReason why no verdict could be read; given exactly where the outcome is void
 * @param replyHash SHA-256 of the last raw reply, in hexadecimal
 * @param prompt which prompt resource was used, {@code name@version}
 * @param promptHash SHA-256 of that resource, in hexadecimal
 * @param usage what it took, re-asks included
 * @param simulated whether the inference simulator judged
 */
public record VerdictReached(
        RunId runId,
        MatchId matchId,
        CandidateId first,
        CandidateId second,
        String judge,
        String model,
        Outcome outcome,
        Double probabilityFirst,
        Double margin,
        Map<String, Double> criterionMargins,
        String voidReason,
        String replyHash,
        String prompt,
        String promptHash,
        Usage usage,
        boolean simulated) {
    public VerdictReached {
        Rules.present("runId", runId);
        Rules.present("matchId", matchId);
        Rules.present("first", first);
        Rules.present("second", second);
        Rules.word("judge", judge);
        Rules.word("model", model);
        Rules.present("outcome", outcome);
        if (probabilityFirst != null) {
            Rules.between("probabilityFirst", 0, 1, probabilityFirst);
        }
        if (margin != null) {
            Rules.between("margin", 0, 1, margin);
        }
        criterionMargins = Rules.map(criterionMargins);
        criterionMargins.forEach((name, value) -> Rules.between("criterionMargins." + name, -1, 1, value));
        if ((outcome == Outcome.VOID) == (voidReason == null)) {
            throw Rules.broken("voidReason", voidReason, "given exactly where the outcome is void");
        }
        Rules.word("replyHash", replyHash);
        Rules.word("prompt", prompt);
        Rules.word("promptHash", promptHash);
        Rules.present("usage", usage);
    }
}
