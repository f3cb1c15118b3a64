package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts of candidates by run and ordinal, the recently used ones kept: a candidate meets many others within a round, and
 * its text never changes once it is there. Used by one thread at a time.
 */
final class Texts {
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Map<RunKey.OfCandidate, Outbox.Shown> recent = new LinkedHashMap<>(64, 0.75f, true);
    private long characters;

    /** The texts of these candidates; those without a text are missing in the answer. */
    Map<RunKey.OfCandidate, Outbox.Shown> of(EntityManager entities, Collection<RunKey.OfCandidate> keys) {
        Map<RunKey.OfCandidate, Outbox.Shown> found = new HashMap<>();
        Map<String, List<Integer>> missing = new HashMap<>();
        for (RunKey.OfCandidate key : keys) {
            Outbox.Shown known = recent.get(key);
            if (known != null) {
                found.put(key, known);
            } else {
                missing.computeIfAbsent(key.runId(), runId -> new ArrayList<>()).add(key.ordinal());
            }
        }
        missing.forEach((runId, ordinals) -> {
            for (Tuple row : entities.createQuery("""
                            select c.ordinal, c.id, c.text from CandidateEntity c
                            where c.runId = :run and c.ordinal in :ordinals and c.text is not null
                            """, Tuple.class)
                    .setParameter("run", runId)
                    .setParameter("ordinals", ordinals)
                    .getResultList()) {
                Outbox.Shown shown = new Outbox.Shown(row.get(1, String.class), row.get(2, String.class));
                RunKey.OfCandidate key = new RunKey.OfCandidate(runId, row.get(0, Integer.class));
                found.put(key, shown);
                keep(key, shown);
            }
        });
        return found;
    }

    private void keep(RunKey.OfCandidate key, Outbox.Shown shown) {
        if (recent.put(key, shown) == null) {
            characters += shown.text().length();
        }
        var oldest = recent.values().iterator();
        while (characters > MOST_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().text().length();
            oldest.remove();
        }
    }
}
