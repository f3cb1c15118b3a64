package io.agon.contracts;

import java.util.List;

/**
 * What a judge finds of one criterion in a text.
 *
 * @param criterion its name in the rubric
 * @param level which of the criterion's levels the text reaches, from 1, the worst
 * @param levels how many there are, at least 2
 * @param quotes passages of the text that show it, each checked to stand there; perhaps none
 * @param reason the judge's own, in a sentence
 */
public record CriterionScore(String criterion, int level, int levels, List<String> quotes, String reason) {
    public CriterionScore {
        Rules.word("score.criterion", criterion);
        Rules.atLeast("score.levels", 2, levels);
        Rules.between("score.level", 1, levels, level);
        quotes = Rules.list(quotes);
        Rules.present("score.reason", reason);
    }
}
