package io.agon.evolution.adapter.db;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was used last, so that it is read once while in use. Thread-safe. */
final class Recent<K, V> {
    private final int kept;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** @param kept how many, at least 1 */
    Recent(int kept) {
        this.kept = kept;
    }

    /** The value of a key, read if it is not there. */
    synchronized V of(K key, Supplier<V> read) {
        V known = values.get(key);
        if (known == null) {
            known = read.get();
            values.put(key, known);
            if (values.size() > kept) {
                values.remove(values.keySet().iterator().next());
            }
        }
        return known;
    }
}
