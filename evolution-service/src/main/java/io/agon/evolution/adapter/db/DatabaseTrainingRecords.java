package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Result;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Records of ended runs in PostgreSQL; texts that were used last are kept at hand. Each call is one transaction. */
public final class DatabaseTrainingRecords implements TrainingRecords {
    private final EntityManager entities;
    private final Texts texts = new Texts();

    public DatabaseTrainingRecords(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Outline> candidates(String runId) {
        return Transactions.call(() -> entities
                .createQuery("""
                        select c.ordinal, c.id, c.generation, c.parents, c.objective, c.words, c.model, c.promptHash,
                               c.simulated
                        from CandidateEntity c where c.runId = :run and c.status = :drafted order by c.ordinal
                        """, Tuple.class)
                .setParameter("run", runId)
                .setParameter("drafted", Place.Status.DRAFTED)
                .getResultList()
                .stream()
                .map(row -> new Outline(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        Arrays.stream(row.get(3, int[].class)).boxed().toList(),
                        row.get(4, String.class),
                        row.get(5, Integer.class),
                        row.get(6, String.class),
                        row.get(7, String.class),
                        row.get(8, Boolean.class)))
                .toList());
    }

    @Override
    public List<Result> results(Run run) {
        return Transactions.call(() -> new MatchBook().results(run));
    }

    @Override
    public Map<Integer, String> texts(String runId, Collection<Integer> ordinals) {
        return Transactions.call(() -> {
            List<RunKey.OfCandidate> keys = ordinals.stream()
                    .map(ordinal -> new RunKey.OfCandidate(runId, ordinal))
                    .toList();
            Map<RunKey.OfCandidate, Outbox.Shown> found = texts.of(entities, keys);
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().ordinal(),
                            entry -> entry.getValue().text()));
        });
    }

    @Override
    public List<String> improvements(String runId) {
        return Transactions.call(() -> entities.createNativeQuery(
                        "select id from improvement where run_id = :run and status = 'COMPLETED' order by id",
                        String.class)
                .setParameter("run", runId)
                .getResultList());
    }

    @Override
    public Map<String, List<String>> prompts(String runId) {
        return Transactions.call(() -> {
            Map<String, List<String>> prompts = new TreeMap<>();
            for (Object each : entities.createNativeQuery("""
                            select distinct prompt, prompt_hash from candidate where run_id = :run and prompt is not null
                            union select distinct prompt, prompt_hash from verdict where run_id = :run
                            order by prompt, prompt_hash
                            """, Object[].class)
                    .setParameter("run", runId)
                    .getResultList()) {
                Object[] row = (Object[]) each;
                prompts.computeIfAbsent((String) row[0], key -> new ArrayList<>())
                        .add((String) row[1]);
            }
            return prompts;
        });
    }
}
