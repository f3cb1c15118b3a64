package io.agon.judge.domain.reflecting;

import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.judging.Criterion;

import java.util.List;

/**
 * A text that falls short.
 *
 * @param seed given to the model; a re-ask uses another
 * @param reflector which model is asked, and how
 * @param form kind of text, such as {@code short story}
 * @param criterion by which it falls short
 * @param finding what a judge said of it
 * @param tried what was tried on it and did not help
 */
public record Weakness(
        long seed,
        ModelChoice reflector,
        String brief,
        String form,
        Criterion criterion,
        String finding,
        String text,
        List<String> tried) {
    public Weakness {
        tried = List.copyOf(tried);
    }
}
