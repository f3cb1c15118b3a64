package io.agon.evolution.application;

import io.agon.evolution.domain.scoring.Score;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Where those who wait for scores hear of them: at once of what this replica records, and of the rest when somebody who has
 * looked tells. Thread-safe.
 */
public final class ScoreBoard {
    private final Map<String, Set<Waiting>> waiting = new HashMap<>();

    private static final class Waiting {
        private final Map<String, Score> known;
        private final Set<String> missing;
        private final CompletableFuture<Map<String, Score>> all = new CompletableFuture<>();

        Waiting(Map<String, Score> known, Collection<String> missing) {
            this.known = new HashMap<>(known);
            this.missing = new HashSet<>(missing);
        }
    }

    /**
     * All scores of these, as soon as none is awaited any more. Whoever gives up completes the future: nobody waits for it then.
     *
     * @param known what is known of each
     */
    public CompletableFuture<Map<String, Score>> all(Map<String, Score> known) {
        List<String> missing = known.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Score.Awaited)
                .map(Map.Entry::getKey)
                .toList();
        Waiting one = new Waiting(known, missing);
        if (missing.isEmpty()) {
            one.all.complete(known);
            return one.all;
        }
        synchronized (waiting) {
            missing.forEach(
                    id -> waiting.computeIfAbsent(id, key -> new HashSet<>()).add(one));
        }
        var unused = one.all.whenComplete((scores, failure) -> forget(one));
        return one.all;
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
