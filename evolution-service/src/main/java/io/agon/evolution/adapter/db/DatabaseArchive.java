package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.ranking.Scale;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs in PostgreSQL, for readers. Each call is one short transaction and one page. */
public final class DatabaseArchive implements RunArchive {
    private static final int SHORTEST_PREFIX = 4;

    /** Whatever else is asked for is no id; some of it, such as U+0000, PostgreSQL would take for a fault. */
    private static final String ID = "[a-z0-9-]+";

    private final EntityManager entities;
    private final Specifications specifications;
    private final RunRows runs = new RunRows();
    private final Candidates candidates = new Candidates();
    private final Standings standings = new Standings();

    public DatabaseArchive(EntityManager entities, SpecificationReader reader) {
        this.entities = entities;
        this.specifications = new Specifications(reader);
    }

    @Override
    public Lookup find(String idOrPrefix) {
        return Transactions.call(() -> {
            if (!idOrPrefix.matches(ID)) {
                return new Lookup.Missing();
            }
            RunEntity exact = runs.findById(idOrPrefix);
            if (exact != null) {
                return found(exact);
            }
            if (idOrPrefix.length() < SHORTEST_PREFIX) {
                return new Lookup.Missing();
            }
            List<RunEntity> matching = runs.startingWith(idOrPrefix, 2);
            return switch (matching.size()) {
                case 0 -> new Lookup.Missing();
                case 1 -> found(matching.getFirst());
                default -> new Lookup.Ambiguous();
            };
        });
    }

    private Lookup found(RunEntity row) {
        return new Lookup.Found(new RunRecord(run(row), Accounts.of(entities, row.id), row.revision));
    }

    private Run run(RunEntity row) {
        return Rows.run(row, specifications.of(row));
    }

    @Override
    public long revision(String runId) {
        return Transactions.call(
                () -> entities.createQuery("select revision from RunEntity where id = :run", Long.class)
                        .setParameter("run", runId)
                        .getResultStream()
                        .findFirst()
                        .orElse(0L));
    }

    @Override
    public List<Run> newest(int limit, String after) {
        return Transactions.call(
                () -> runs.newest(after, limit).stream().map(this::run).toList());
    }

    @Override
    public List<String> heldOut(Instant endedAfter) {
        return Transactions.call(() -> entities.createNativeQuery("""
                        select id from run
                        where specification -> 'held-out' is not null and (ended_at is null or ended_at > :after) order by id
                        """, String.class)
                .setParameter("after", endedAfter)
                .getResultList());
    }

    @Override
    public int ended(Collection<String> runIds) {
        return Transactions.call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from run where id = any(:ids) and ended_at is not null")
                        .setParameter("ids", runIds.toArray(String[]::new))
                        .getSingleResult())
                .intValue());
    }

    @Override
    public List<Integer> rated(String runId) {
        return Transactions.call(() -> standings.generations(runId));
    }

    @Override
    public List<Entry> leaderboard(String runId, int generation, int limit) {
        return Transactions.call(() -> {
            List<Tuple> rows = entities.createQuery("""
                            select s, c.id, c.generation, c.position, c.parents, c.style, c.theme, c.objective, c.words
                            from StandingEntity s
                            join CandidateEntity c on c.runId = s.runId and c.ordinal = s.ordinal
                            where s.runId = :run and s.generation = :generation order by s.rank
                            """, Tuple.class)
                    .setParameter("run", runId)
                    .setParameter("generation", generation)
                    .setMaxResults(limit)
                    .getResultList();
            Map<Integer, String> parents = candidates.ids(
                    runId,
                    rows.stream()
                            .flatMapToInt(row -> Arrays.stream(row.get(4, int[].class)))
                            .boxed()
                            .toList());
            return rows.stream().map(row -> entry(row, parents)).toList();
        });
    }

    private static Entry entry(Tuple row, Map<Integer, String> parents) {
        StandingEntity standing = row.get(0, StandingEntity.class);
        int born = row.get(2, Integer.class);
        return new Entry(
                standing.rank,
                row.get(1, String.class),
                Place.label(born, row.get(3, Integer.class)),
                standing.ordinal,
                born,
                Scale.shown(standing.mean),
                Scale.shown(standing.low),
                Scale.shown(standing.high),
                standing.probabilityTop,
                standing.comparisons,
                standing.wins,
                standing.losses,
                standing.ties,
                parentIds(row.get(4, int[].class), parents),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, Integer.class),
                standing.survivor);
    }

    private static List<String> parentIds(int[] ordinals, Map<Integer, String> ids) {
        return Arrays.stream(ordinals).mapToObj(ids::get).toList();
    }

    @Override
    public List<Candidate> candidates(String runId, int after, int limit) {
        return Transactions.call(() -> views(runId, candidates.page(runId, after, limit)));
    }

    @Override
    public Optional<Candidate> candidate(String runId, String candidateId) {
        if (!candidateId.matches(ID)) {
            return Optional.empty();
        }
        return Transactions.call(() -> candidates
                .byId(runId, candidateId)
                .map(row -> views(runId, List.of(row)).getFirst()));
    }

    private List<Candidate> views(String runId, List<CandidateEntity> rows) {
        Map<Integer, String> parents = candidates.ids(
                runId,
                rows.stream()
                        .flatMapToInt(row -> Arrays.stream(row.parents))
                        .boxed()
                        .toList());
        return rows.stream()
                .map(row -> new Candidate(
                        row.id,
                        Place.label(row.generation, row.position),
                        row.ordinal,
                        row.generation,
                        word(row.variation),
                        parentIds(row.parents, parents),
                        row.style,
                        row.theme,
                        row.objective,
                        row.seed,
                        word(row.status),
                        row.text,
                        row.words,
                        Json.texts(row.violations),
                        row.repaired,
                        row.attempt,
                        row.step,
                        row.model,
                        row.prompt,
                        row.promptHash,
                        row.simulated,
                        row.tokens.consumption()))
                .toList();
    }

    @Override
    public List<Verdict> verdicts(String runId, int after, int limit) {
        return Transactions.call(() -> {
            List<Tuple> rows = entities.createQuery("""
                            select v, m from VerdictEntity v
                            join MatchEntity m on m.runId = v.runId and m.number = v.matchNumber
                            where v.runId = :run and v.number > :after order by v.number
                            """, Tuple.class)
                    .setParameter("run", runId)
                    .setParameter("after", after)
                    .setMaxResults(limit)
                    .getResultList();
            Set<Integer> ordinals = new HashSet<>();
            for (Tuple row : rows) {
                MatchEntity match = row.get(1, MatchEntity.class);
                ordinals.add(match.firstOrdinal);
                ordinals.add(match.secondOrdinal);
            }
            Map<Integer, String> ids = candidates.ids(runId, ordinals);
            return rows.stream()
                    .map(row -> view(row.get(0, VerdictEntity.class), row.get(1, MatchEntity.class), ids))
                    .toList();
        });
    }

    private static Verdict view(VerdictEntity verdict, MatchEntity match, Map<Integer, String> ids) {
        return new Verdict(
                verdict.number,
                match.id,
                match.generation,
                match.round,
                match.step,
                verdict.step,
                ids.get(match.firstOrdinal),
                ids.get(match.secondOrdinal),
                match.judge,
                verdict.model,
                word(verdict.outcome),
                verdict.probabilityFirst,
                verdict.margin,
                Json.numbers(verdict.criterionMargins),
                verdict.voidReason,
                verdict.replyHash,
                verdict.prompt,
                verdict.promptHash,
                verdict.tokens.consumption(),
                verdict.simulated);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
