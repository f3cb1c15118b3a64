package io.agon.simulator.answering;

import java.util.List;

/**
 * Names under which the models are served; all different.
 *
 * @param writer composes and revises
 * @param judge compares
 * @param nonsense answers only nonsense, whatever asked
 */
public record ModelNames(String writer, String judge, String nonsense) {
    public ModelNames {
        if (List.of(writer, judge, nonsense).stream().distinct().count() < 3) {
            throw new IllegalArgumentException(
                    "model names are " + writer + ", " + judge + ", " + nonsense + ": must all be different");
        }
    }

    /** {@code simulated-writer}, {@code simulated-judge}, {@code simulated-nonsense}. */
    public static ModelNames defaults() {
        return new ModelNames("simulated-writer", "simulated-judge", "simulated-nonsense");
    }

    /** All of them. */
    public List<String> all() {
        return List.of(writer, judge, nonsense);
    }
}
