package io.agon.evolution.domain.scoring;

import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How texts are scored.
 *
 * @param judge the model that scores
 * @param form what kind of text is scored
 * @param seed given to the model; another seed is another opinion
 */
public record Scoring(Rubric rubric, Model judge, String form, long seed) {
    /**
     * An id of what the judge is told and how it is called. Weights, name and version of the rubric are no part of it: a judge
     * scores each criterion by itself, so that criteria that are weighted anew need no new scores.
     */
    public String id() {
        List<Object> parts = new ArrayList<>(List.of(form, seed));
        for (Criterion criterion : rubric.criteria()) {
            parts.addAll(List.of(
                    criterion.name(),
                    criterion.description(),
                    criterion.levels().size()));
            parts.addAll(criterion.levels());
        }
        parts.addAll(
                Arrays.asList(judge.endpoint(), judge.model(), judge.temperature(), judge.topP(), judge.maxTokens()));
        return Identifiers.of("q-", parts);
    }

    /** So many opinions: the same way of scoring, with this seed and those that follow. */
    public List<Scoring> opinions(int count) {
        return LongStream.range(0, count)
                .mapToObj(opinion -> new Scoring(rubric, judge, form, seed + opinion))
                .toList();
    }

    /** The id of a text's score: the same for the same text and brief, scored the same way. */
    public static String scoreId(String scoringId, String brief, String text) {
        return Identifiers.of("p-", List.of(scoringId, brief, text));
    }
}
