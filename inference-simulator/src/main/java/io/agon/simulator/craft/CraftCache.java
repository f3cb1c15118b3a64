package io.agon.simulator.craft;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the craft of the texts met last, so that a judge reads each text once. Bounded; safe for all threads. */
public final class CraftCache {
    private final Map<String, Craft> texts;

    /** @param capacity most texts remembered, at least 1 */
    public CraftCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ": must be at least 1");
        }
        texts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Craft> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The craft of a text, measured if it is new. */
    public Craft of(String text) {
        synchronized (texts) {
            Craft known = texts.get(text);
            if (known != null) {
                return known;
            }
        }
        Craft measured = CraftMeter.measure(text);
        synchronized (texts) {
            texts.put(text, measured);
        }
        return measured;
    }
}
