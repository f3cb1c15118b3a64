package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Mutation;
import io.agon.evolution.domain.specification.Objective;
import io.agon.evolution.domain.specification.Rubric;
import io.agon.evolution.domain.specification.RunSpecification;

import java.util.List;

/**
 * A text to be improved, by what and how long.
 *
 * @param rubric by which it is to become better
 * @param embedder tells what weaknesses mean; null: lessons are recalled by their criterion alone
 * @param memory name of the memory that lessons come from and go to
 * @param objective what is to be improved, whatever is weakest; null: the weakest criterion
 * @param opinions how often each text is scored, each time with another seed
 * @param tries most revisions
 * @param tokens most tokens, after which no other revision is begun; null: no such bound
 * @param worth gain of score that a revision must promise to be worth its cost, 0 to 1
 */
public record ImprovementSpecification(
        String brief,
        String form,
        String text,
        Rubric rubric,
        Model writer,
        Model judge,
        Model reflector,
        Model embedder,
        Reflection reflection,
        String memory,
        Objective objective,
        int opinions,
        int tries,
        Long tokens,
        double worth,
        Constraints constraints,
        long seed) {

    /** Where it comes from what a revision is told to do. */
    public enum Reflection {
        /** From the description of a criterion that is drawn. */
        NONE,
        /** From a model that is told what is weak, each time anew. */
        FRESH,
        /** From what helped with such weaknesses before, or else from a model. */
        MEMORY
    }

    /**
     * A text that is bred: one revision towards this objective, by the criteria and the first judge of its run.
     *
     * @param parent the text
     */
    public static ImprovementSpecification bred(RunSpecification run, Objective objective, String parent, long seed) {
        Model judge = run.models().get(run.judging().judges().getFirst());
        return new ImprovementSpecification(
                run.brief(),
                run.form(),
                parent,
                run.rubric(),
                run.models().get(RunSpecification.WRITER),
                judge,
                run.models().getOrDefault(Mutation.REFLECTOR, judge),
                run.models().get(Mutation.EMBEDDER),
                Reflection.MEMORY,
                run.mutation().memory(),
                objective,
                1,
                1,
                null,
                0,
                run.constraints(),
                seed);
    }

    /** How texts are scored, one for each opinion. */
    public List<Scoring> scorings() {
        return new Scoring(rubric, judge, form, seed).opinions(opinions);
    }
}
