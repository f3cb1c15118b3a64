package io.agon.criteria.reflection;

/**
 * A lesson that came to mind.
 *
 * @param similarity how like its condition is to the one at hand, 0 to 1
 */
public record Recalled(Lesson lesson, double similarity) {
    public Recalled {
        if (!(similarity >= 0 && similarity <= 1)) {
            throw new IllegalArgumentException("similarity is " + similarity + ": must be 0 to 1");
        }
    }
}
