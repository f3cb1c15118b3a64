package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.storage.Origins;
import io.agon.storage.Origins.Originated;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The outbox in PostgreSQL. Rows name what is asked for; the request with its texts is put together when it leaves, so
 * that no text is stored once per match. Several replicas may send at once: each takes rows that no other has.
 */
public final class DatabaseOutbox implements Outbox {
    private final EntityManager entities;
    private final Specifications specifications;
    private final RunRows runRows = new RunRows();
    private final Candidates candidateRows = new Candidates();
    private final Matches matchRows = new Matches();
    private final Texts texts = new Texts();

    public DatabaseOutbox(EntityManager entities, SpecificationReader reader) {
        this.entities = entities;
        this.specifications = new Specifications(reader);
    }

    private record Row(long id, String kind, String runId, String subject, String traceParent) {}

    @Override
    public synchronized int sendNext(int most, Consumer<List<Request>> sender) {
        return Transactions.call(() -> {
            List<Row> rows = take(most);
            if (rows.isEmpty()) {
                return 0;
            }
            List<Originated<Request>> requests = requests(rows);
            if (!requests.isEmpty()) {
                Origins.send(requests, sender);
            }
            int unused = entities.createNativeQuery("delete from outbox where id = any(:ids)")
                    .setParameter("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                    .executeUpdate();
            return rows.size();
        });
    }

    private List<Row> take(int most) {
        List<?> rows = entities.createNativeQuery("""
                        select o.id, o.kind, o.run_id, o.subject, o.trace_parent from outbox o join run r on r.id = o.run_id
                        where r.status in ('DRAFTING', 'JUDGING') order by o.id limit :most
                        for update of o skip locked
                        """, Object[].class)
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Row(
                        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3], (String)
                                row[4]))
                .toList();
    }

    private List<Originated<Request>> requests(List<Row> rows) {
        Map<String, CandidateEntity> candidates = candidateRows.awaited(subjects(rows, "DRAFT"));
        Map<String, MatchEntity> matches = matchRows.undecided(subjects(rows, "MATCH"));
        Set<RunKey.OfCandidate> shown = new HashSet<>();
        for (CandidateEntity candidate : candidates.values()) {
            Arrays.stream(candidate.parents)
                    .forEach(parent -> shown.add(new RunKey.OfCandidate(candidate.runId, parent)));
        }
        for (MatchEntity match : matches.values()) {
            shown.add(new RunKey.OfCandidate(match.runId, match.firstOrdinal));
            shown.add(new RunKey.OfCandidate(match.runId, match.secondOrdinal));
        }
        Map<RunKey.OfCandidate, Shown> found = texts.of(entities, shown);
        Map<String, RunSpecification> runs = new HashMap<>();
        List<Originated<Request>> requests = new ArrayList<>();
        for (Row row : rows) {
            CandidateEntity candidate = candidates.get(row.subject());
            MatchEntity match = matches.get(row.subject());
            if (candidate != null) {
                requests.add(new Originated<>(
                        row.traceParent(),
                        new DraftWanted(
                                row.runId(),
                                candidate.id,
                                runs.computeIfAbsent(row.runId(), this::specification),
                                Rows.place(candidate),
                                Arrays.stream(candidate.parents)
                                        .mapToObj(parent -> found.get(new RunKey.OfCandidate(row.runId(), parent)))
                                        .toList())));
            } else if (match != null) {
                requests.add(new Originated<>(
                        row.traceParent(),
                        new VerdictWanted(
                                row.runId(),
                                runs.computeIfAbsent(row.runId(), this::specification),
                                match.match(),
                                found.get(new RunKey.OfCandidate(row.runId(), match.firstOrdinal)),
                                found.get(new RunKey.OfCandidate(row.runId(), match.secondOrdinal)))));
            }
        }
        return requests;
    }

    private static List<String> subjects(List<Row> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(Row::subject)
                .toList();
    }

    private RunSpecification specification(String runId) {
        return specifications.of(runRows.findById(runId));
    }
}
