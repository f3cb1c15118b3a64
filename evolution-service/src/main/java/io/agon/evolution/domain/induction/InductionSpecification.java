package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;

/**
 * What criteria are to be induced from, by whom, and what they are tried on.
 *
 * @param name of the rubric that comes of it
 * @param form what kind of texts these are
 * @param samples texts, at least two
 * @param preferences which of two samples somebody preferred; perhaps none: then nothing is known of what criteria predict
 * @param coders models that code, each by itself
 * @param judges models that score
 * @param opinions how often each judge scores each text
 * @param batch samples that are coded at a time
 * @param rounds most rounds of open coding
 * @param saturation share of new codes up to which a round has brought nothing new
 * @param codingShare share of the samples that are coded; the others are for trying the criteria
 * @param beside the rubric that the criteria are compared with
 */
public record InductionSpecification(
        String name,
        String form,
        List<Sample> samples,
        List<Preferred> preferences,
        List<Model> coders,
        List<Model> judges,
        int opinions,
        int batch,
        int rounds,
        double saturation,
        double codingShare,
        Rubric beside,
        long seed) {
    public InductionSpecification {
        samples = List.copyOf(samples);
        preferences = List.copyOf(preferences);
        coders = List.copyOf(coders);
        judges = List.copyOf(judges);
    }

    /** A text. */
    public record Sample(String id, String brief, String text) {}

    /** @param first 1 where the first sample was preferred, 0 where the second was, 0.5 where neither */
    public record Preferred(String firstId, String secondId, double first) {}
}
