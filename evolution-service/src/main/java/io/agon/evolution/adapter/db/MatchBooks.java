package io.agon.evolution.adapter.db;

import java.util.LinkedHashMap;
import java.util.Map;

/** The match books of the runs used last. Safe for all threads. */
final class MatchBooks {
    private static final int MOST = 64;

    private final Map<String, MatchBook> books = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MatchBook> eldest) {
            return size() > MOST;
        }
    };

    synchronized MatchBook of(String runId) {
        return books.computeIfAbsent(runId, unused -> new MatchBook());
    }

    /** Nobody needs it any more. */
    synchronized void close(String runId) {
        MatchBook unused = books.remove(runId);
    }
}
