package io.agon.scaffold.domain.building;

import java.util.Comparator;
import java.util.Locale;

/**
 * Names a step, and what it makes.
 *
 * @param chapter number of the chapter, from 1; of a digest its level; of an outline which group of chapters it is, from 1; 0 for
 *     what is made of the whole book
 * @param scene number of the scene in its chapter, from 1; of breaks that of the stretch without breaks; of a digest its
 *     place; else 0
 * @param round which writing of the scene, from 1; 0 for what is made once
 */
public record StepKey(Level level, int chapter, int scene, int round) implements Comparable<StepKey> {
    private static final Comparator<StepKey> ORDER = Comparator.comparing(StepKey::level)
            .thenComparingInt(StepKey::chapter)
            .thenComparingInt(StepKey::scene)
            .thenComparingInt(StepKey::round);
    private static final int MOST_PARTS = 4;

    /** Of what is made once. */
    public StepKey(Level level, int chapter, int scene) {
        this(level, chapter, scene, 0);
    }

    static StepKey of(Level level) {
        return new StepKey(level, 0, 0);
    }

    static StepKey outline(int group) {
        return new StepKey(Level.OUTLINE, group, 0);
    }

    static StepKey plans(int chapter) {
        return new StepKey(Level.PLANS, chapter, 0);
    }

    static StepKey prose(int chapter, int scene, int round) {
        return new StepKey(Level.PROSE, chapter, scene, round);
    }

    static StepKey canon(int chapter, int scene, int round) {
        return new StepKey(Level.CANON, chapter, scene, round);
    }

    static StepKey likelihood(int chapter) {
        return new StepKey(Level.LIKELIHOOD, chapter, 0);
    }

    static StepKey breaks(int chapter, int stretch) {
        return new StepKey(Level.BREAKS, chapter, stretch);
    }

    static StepKey scene(int chapter, int scene) {
        return new StepKey(Level.SCENE, chapter, scene);
    }

    static StepKey chapter(int chapter) {
        return new StepKey(Level.CHAPTER, chapter, 0);
    }

    static StepKey digest(int depth, int place) {
        return new StepKey(Level.DIGEST, depth, place);
    }

    /** @throws IllegalArgumentException for anything but {@link #toString}'s form */
    public static StepKey parse(String key) {
        try {
            String[] parts = key.split("/");
            if (parts.length > MOST_PARTS) {
                throw new IllegalArgumentException("too many parts");
            }
            StepKey read = new StepKey(
                    Level.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 0,
                    parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
            if (!read.toString().equals(key)) {
                throw new IllegalArgumentException("not as it is written");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("step is '" + key + "': must be a level, and numbers after it", e);
        }
    }

    @Override
    public int compareTo(StepKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return level.word()
                + (chapter == 0
                        ? ""
                        : "/" + chapter + (scene == 0 ? "" : "/" + scene + (round == 0 ? "" : "/" + round)));
    }
}
