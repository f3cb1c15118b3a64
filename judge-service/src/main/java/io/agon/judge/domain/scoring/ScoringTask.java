package io.agon.judge.domain.scoring;

import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.judging.Criterion;

import java.util.List;

/**
 * A text to be scored.
 *
 * @param seed given to the model; a re-ask uses another
 * @param judge which model, and how it is called
 * @param form kind of text, such as {@code short story}
 * @param criteria what to score by, at least one
 */
public record ScoringTask(
        long seed, ModelChoice judge, String brief, String form, List<Criterion> criteria, String text) {
    public ScoringTask {
        criteria = List.copyOf(criteria);
    }
}
