package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Objective;

import java.util.List;

/** What workers are asked for. */
public sealed interface Asked {
    /** What a weakness means, as a vector. */
    record Meaning(Model model, String passage) implements Asked {}

    /**
     * What to do about a weakness.
     *
     * @param finding what a judge said of it
     * @param tried what did not help
     */
    record Advice(
            Model model,
            long seed,
            String brief,
            String form,
            Criterion criterion,
            String finding,
            String text,
            List<String> tried)
            implements Asked {
        public Advice {
            tried = List.copyOf(tried);
        }
    }

    /** A text revised towards an objective. */
    record Revision(
            Model model,
            long seed,
            String brief,
            String form,
            Constraints constraints,
            Objective objective,
            String text)
            implements Asked {}
}
