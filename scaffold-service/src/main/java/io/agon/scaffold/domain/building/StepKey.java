package io.agon.scaffold.domain.building;

import java.util.Comparator;
import java.util.Locale;

/**
 * Names a step of a book's scaffold, and what it makes.
 *
 * @param chapter number of the chapter, from 1; of a digest its level; 0 for what is made of the whole book
 * @param scene number of the scene in its chapter, from 1; of breaks that of the stretch without breaks; of a digest its
 *     place; else 0
 */
public record StepKey(Level level, int chapter, int scene) implements Comparable<StepKey> {
    private static final Comparator<StepKey> ORDER = Comparator.comparing(StepKey::level)
            .thenComparingInt(StepKey::chapter)
            .thenComparingInt(StepKey::scene);

    static StepKey of(Level level) {
        return new StepKey(level, 0, 0);
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
            if (parts.length > 3) {
                throw new IllegalArgumentException("too many parts");
            }
            StepKey read = new StepKey(
                    Level.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
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
        return level.word() + (chapter == 0 ? "" : "/" + chapter + (scene == 0 ? "" : "/" + scene));
    }
}
