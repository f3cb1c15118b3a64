package io.agon.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text was scored. On {@link Topics#TEXT_SCORED}. Delivered at least once; applied once, by {@code scoreId}.
 *
 * @param judge role of the model that scored
 * @param model the model's own name as it answered
 * @param scores one for each criterion of the rubric; empty where void
 * @param misquotes passages that the judge gave as evidence and that do not stand in the text; left out of the scores
 * @param voidReason why no scores could be read; given exactly where there are none
 * @param replyHash SHA-256 of the last raw reply, in hexadecimal
 * @param prompt which prompt resource was used, {@code name@version}
 * @param promptHash SHA-256 of that resource, in hexadecimal
 * @param usage what it took, re-asks included
 * @param simulated whether the inference simulator scored
 */
public record TextScored(
        ScoreId scoreId,
        String judge,
        String model,
        List<CriterionScore> scores,
        int misquotes,
        String voidReason,
        String replyHash,
        String prompt,
        String promptHash,
        Usage usage,
        boolean simulated) {
    public TextScored {
        Rules.present("scoreId", scoreId);
        Rules.word("judge", judge);
        Rules.word("model", model);
        scores = Rules.list(scores);
        Set<String> names = new HashSet<>();
        for (CriterionScore score : scores) {
            if (!names.add(score.criterion())) {
                throw Rules.broken("scores", score.criterion(), "must have each criterion once");
            }
        }
        Rules.atLeast("misquotes", 0, misquotes);
        if (scores.isEmpty() == (voidReason == null)) {
            throw Rules.broken("voidReason", voidReason, "given exactly where there are no scores");
        }
        Rules.word("replyHash", replyHash);
        Rules.word("prompt", prompt);
        Rules.word("promptHash", promptHash);
        Rules.present("usage", usage);
    }
}
