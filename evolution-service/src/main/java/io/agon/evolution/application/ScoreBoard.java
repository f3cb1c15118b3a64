package io.agon.evolution.application;

import io.agon.evolution.domain.scoring.Score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where those who wait for scores hear of them: at once of what this replica records, and of the rest when somebody who has
 * looked tells. Thread-safe.
 */
public final class ScoreBoard {
    private final Map<String, Set<Waiting>> waiting = new HashMap<>();

    /** Somebody who waits for scores. */
    public static final class Waiting {
        private final Map<String, Score> known;
        private final Set<String> missing;
        private final CompletableFuture<Map<String, Score>> all = new CompletableFuture<>();

        private Waiting(Map<String, Score> known) {
            this.known = new HashMap<>(known);
            this.missing = ConcurrentHashMap.newKeySet();
            known.forEach((id, score) -> {
                if (score instanceof Score.Awaited) {
                    missing.add(id);
                }
            });
        }

        /** All scores, as soon as none is awaited any more. Whoever gives up completes it: nobody waits for it then. */
        public CompletableFuture<Map<String, Score>> scores() {
            return all;
        }

        /** How many are not there. */
        public int missing() {
            return missing.size();
        }
    }

    /**
     * Waits for these.
     *
     * @param known what is known of each
     */
    public Waiting all(Map<String, Score> known) {
        Waiting one = new Waiting(known);
        if (one.missing.isEmpty()) {
            one.all.complete(known);
            return one;
        }
        List<String> missing = List.copyOf(one.missing);
        synchronized (waiting) {
            missing.forEach(
                    id -> waiting.computeIfAbsent(id, key -> new HashSet<>()).add(one));
        }
        var unused = one.all.whenComplete((scores, failure) -> forget(one));
        return one;
    }

    /** Tells of scores; those that are still awaited are no news. */
    public void told(Map<String, Score> scores) {
        Set<Waiting> complete = new HashSet<>();
        synchronized (waiting) {
            scores.forEach((id, score) -> {
                if (score instanceof Score.Awaited) {
                    return;
                }
                Set<Waiting> hearing = waiting.remove(id);
                for (Waiting one : hearing == null ? Set.<Waiting>of() : hearing) {
                    one.known.put(id, score);
                    one.missing.remove(id);
                    if (one.missing.isEmpty()) {
                        complete.add(one);
                    }
                }
            });
        }
        complete.forEach(one -> one.all.complete(Map.copyOf(one.known)));
    }

    /** Ids that somebody waits for. */
    public Set<String> awaited() {
        synchronized (waiting) {
            return Set.copyOf(waiting.keySet());
        }
    }

    private void forget(Waiting one) {
        synchronized (waiting) {
            for (String id : one.missing) {
                Set<Waiting> hearing = waiting.get(id);
                if (hearing != null && hearing.remove(one) && hearing.isEmpty()) {
                    waiting.remove(id);
                }
            }
        }
    }
}
