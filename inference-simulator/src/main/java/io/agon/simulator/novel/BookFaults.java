package io.agon.simulator.novel;

/**
 * How often the writing of books goes wrong. Shares, 0 to 1.
 *
 * @param contradictions of scenes that contradict a lasting fact that they were shown, when they are first written
 * @param stubborn of scenes that keep a contradiction when they are written again
 * @param missed of contradictions that the reader of a scene does not name
 * @param loops of scene texts, and of rests of scenes, that run in circles until the token limit
 */
public record BookFaults(double contradictions, double stubborn, double missed, double loops) {
    /** Nothing goes wrong. */
    public static final BookFaults NONE = new BookFaults(0, 0, 0, 0);

    public BookFaults {
        share("contradictions", contradictions);
        share("stubborn", stubborn);
        share("missed", missed);
        share("loops", loops);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ": must lie between 0 and 1");
        }
    }
}
