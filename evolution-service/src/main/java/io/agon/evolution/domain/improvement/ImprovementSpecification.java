package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A text to be improved, by what and how long.
 *
 * @param rubric by which it is to become better
 * @param embedder tells what weaknesses mean; null: lessons are recalled by their criterion alone
 * @param memory name of the memory that lessons come from and go to
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

    /** How texts are scored, one for each opinion. */
    public List<Scoring> scorings() {
        return LongStream.range(0, opinions)
                .mapToObj(opinion -> new Scoring(rubric, judge, form, seed + opinion))
                .toList();
    }
}
