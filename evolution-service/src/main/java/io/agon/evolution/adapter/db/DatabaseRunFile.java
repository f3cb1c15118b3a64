package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.population.Variation;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Result;
import io.agon.evolution.domain.tournament.Voids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the records of one run inside the transaction that holds its lock. */
final class DatabaseRunFile implements RunFile {
    private static final String PLACE = """
            select c.ordinal, c.generation, c.position, c.variation, c.parents, c.style, c.theme, c.objective, c.seed,
                   c.attempt, c.status, c.id
            from CandidateEntity c
            """;

    private final EntityManager entities;
    private final Matches matches = new Matches();
    private final MatchBook book;
    private Run run;

    DatabaseRunFile(EntityManager entities, MatchBook book, Run run) {
        this.entities = entities;
        this.book = book;
        this.run = run;
    }

    @Override
    public Run run() {
        return run;
    }

    void now(Run changed) {
        this.run = changed;
    }

    @Override
    public Map<String, Place> awaited(Collection<String> candidateIds) {
        Map<String, Place> places = new HashMap<>();
        entities.createQuery(PLACE + "where c.runId = :run and c.id in :ids and c.status = :requested", Tuple.class)
                .setParameter("run", run.id())
                .setParameter("ids", candidateIds)
                .setParameter("requested", Place.Status.REQUESTED)
                .getResultList()
                .forEach(row -> places.put(row.get(11, String.class), place(row)));
        return places;
    }

    @Override
    public Map<String, Match> undecided(Collection<String> matchIds) {
        Map<String, Match> undecided = new HashMap<>();
        matches.undecided(matchIds).forEach((id, row) -> {
            if (row.runId.equals(run.id())) {
                undecided.put(id, row.match());
            }
        });
        return undecided;
    }

    @Override
    public List<Place> cohort(int generation) {
        return entities
                .createQuery(
                        PLACE + "where c.runId = :run and c.generation = :generation order by c.ordinal", Tuple.class)
                .setParameter("run", run.id())
                .setParameter("generation", generation)
                .getResultList()
                .stream()
                .map(DatabaseRunFile::place)
                .toList();
    }

    @Override
    public List<Place> survivors(int generation) {
        return entities
                .createQuery(PLACE + """
                                join StandingEntity s on s.runId = c.runId and s.ordinal = c.ordinal
                                where c.runId = :run and s.generation = :generation and s.survivor order by s.rank
                                """, Tuple.class)
                .setParameter("run", run.id())
                .setParameter("generation", generation)
                .getResultList()
                .stream()
                .map(DatabaseRunFile::place)
                .toList();
    }

    private static Place place(Tuple row) {
        return new Place(
                row.get(0, Integer.class),
                row.get(1, Integer.class),
                row.get(2, Integer.class),
                row.get(3, Variation.class),
                Arrays.stream(row.get(4, int[].class)).boxed().toList(),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, Integer.class),
                row.get(9, Integer.class),
                row.get(10, Place.Status.class));
    }

    @Override
    public List<Entrant> entrants() {
        return entities
                .createQuery("""
                        select c.ordinal, c.parents, c.objective from CandidateEntity c
                        where c.runId = :run and c.status = :drafted order by c.ordinal
                        """, Object[].class)
                .setParameter("run", run.id())
                .setParameter("drafted", Place.Status.DRAFTED)
                .getResultList()
                .stream()
                .map(row -> {
                    int[] parents = (int[]) row[1];
                    return new Entrant((int) row[0], parents.length == 0 ? null : parents[0], (String) row[2]);
                })
                .toList();
    }

    @Override
    public List<Result> results() {
        return book.results(run);
    }

    @Override
    public List<Match> outstanding() {
        return book.outstanding(run);
    }

    @Override
    public List<Voids> voids() {
        return entities.createQuery("""
                        select m.generation, m.judge, coalesce(v.voidReason, ''), cast(count(*) as integer)
                        from VerdictEntity v join MatchEntity m on m.runId = v.runId and m.number = v.matchNumber
                        where v.runId = :run and v.outcome = :nothing
                        group by m.generation, m.judge, v.voidReason
                        order by count(*) desc, m.generation, m.judge, v.voidReason
                        """, Voids.class)
                .setParameter("run", run.id())
                .setParameter("nothing", Outcome.VOID)
                .getResultList();
    }

    @Override
    public List<Account> accounts() {
        return Accounts.of(entities, run.id());
    }
}
