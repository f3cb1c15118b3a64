package io.agon.criteria.reflection;

/**
 * A lesson that came to mind.
 *
 * @param similarity how like its condition is to the one at hand, 0 to 1
 */
public record Recalled(Lesson lesson, double similarity) {
    /** Vectors of sentences that have nothing to do with each other still point the same way for the most part. */
    private static final int SHARPNESS = 8;

    public Recalled {
        if (!(similarity >= 0 && similarity <= 1)) {
            throw new IllegalArgumentException("similarity is " + similarity + ": must be 0 to 1");
        }
    }

    /**
     * One whose condition's vector has this cosine with that of the one at hand: alike as its eighth power, ours, so that 0.9 counts
     * for half and 0.6 for next to nothing.
     */
    public static Recalled at(double cosine, Lesson lesson) {
        return new Recalled(lesson, Math.pow(Math.clamp(cosine, 0.0, 1.0), SHARPNESS));
    }
}
