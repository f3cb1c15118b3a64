package io.agon.evolution.domain.population;

import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Seeds;

import java.util.List;
import java.util.Locale;

/**
 * A place in the population and the candidate that is to fill it, without its text.
 *
 * @param ordinal number within the run, from 1, in the order in which places were opened
 * @param generation the cohort that the candidate is born into
 * @param position number within the cohort, from 1
 * @param parents ordinals
 * @param style author style, or null
 * @param theme theme, or null
 * @param objective name of the objective, or null
 * @param seed given to the model
 * @param attempt which try at filling the place, from 1
 */
public record Place(
        int ordinal,
        int generation,
        int position,
        Variation variation,
        List<Integer> parents,
        String style,
        String theme,
        String objective,
        int seed,
        int attempt,
        Status status) {
    /** Tries at filling a place before it is given up; a resumed run may grant as many again. */
    public static final int ATTEMPTS = 3;

    /** How far the candidate is. */
    public enum Status {
        REQUESTED,
        DRAFTED,
        /** Given up: the place stays empty. */
        REJECTED
    }

    public Place {
        parents = List.copyOf(parents);
    }

    /** The candidate's id in this run. */
    public String candidateId(String runId) {
        return Identifiers.candidate(runId, ordinal, attempt);
    }

    /** Short name for people: cohort and number within it. */
    public String label() {
        return label(generation, position);
    }

    /** Short name for people: cohort and number within it. */
    public static String label(int generation, int position) {
        return String.format(Locale.ROOT, "g%d-%02d", generation, position);
    }

    /** Whether a rejected draft is the last that this place is granted. */
    public boolean lastAttempt() {
        return attempt % ATTEMPTS == 0;
    }

    /** The same with another style and theme. */
    public Place of(String otherStyle, String otherTheme) {
        return with(otherStyle, otherTheme, seed, attempt, status);
    }

    /** The place with its candidate drafted. */
    public Place drafted() {
        return with(style, theme, seed, attempt, Status.DRAFTED);
    }

    /** The place given up. */
    public Place givenUp() {
        return with(style, theme, seed, attempt, Status.REJECTED);
    }

    /** The place asked for again, with another seed and, in the founding cohort, another style. */
    public Place again(Seeds seeds, List<String> styles) {
        int next = attempt + 1;
        String nextStyle = variation == Variation.INITIAL
                ? styles.get(seeds.stream("retry-style", ordinal, next).nextInt(styles.size()))
                : style;
        return with(nextStyle, theme, seeds.modelSeed("draft", ordinal, next), next, Status.REQUESTED);
    }

    private Place with(String nextStyle, String nextTheme, int nextSeed, int nextAttempt, Status nextStatus) {
        return new Place(
                ordinal,
                generation,
                position,
                variation,
                parents,
                nextStyle,
                nextTheme,
                objective,
                nextSeed,
                nextAttempt,
                nextStatus);
    }
}
