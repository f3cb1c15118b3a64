package io.agon.evolution.adapter.db;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.tournament.Match;
import io.agon.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs in PostgreSQL. A decision holds the lock on the run's row until its facts are recorded, so that replicas take
 * turns; facts are written in batches, a few statements for hundreds of rows.
 */
public final class DatabaseRuns implements Runs {
    private final EntityManager entities;
    private final Specifications specifications;
    private final RunRows runs = new RunRows();
    private final Candidates candidates = new Candidates();
    private final Matches matches = new Matches();
    private final Verdicts verdicts = new Verdicts();
    private final Standings standings = new Standings();
    private final MatchBooks books = new MatchBooks();

    public DatabaseRuns(EntityManager entities, SpecificationReader reader) {
        this.entities = entities;
        this.specifications = new Specifications(reader);
    }

    @Override
    public Creation create(Run run, List<Fact> facts, String idempotencyKey) {
        return Transactions.call(() -> {
            if (idempotencyKey != null) {
                lockKey(idempotencyKey);
                Optional<RunEntity> first = runs.createdWith(idempotencyKey);
                if (first.isPresent()) {
                    return new Creation(Rows.run(first.get(), specifications.of(first.get())), false);
                }
            }
            RunEntity row = Rows.newRun(run, idempotencyKey);
            runs.persist(row);
            record(row, facts);
            return new Creation(run, true);
        });
    }

    /** Makes creations under one key take turns, until the end of the transaction. */
    private void lockKey(String idempotencyKey) {
        Object unused = entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .setParameter("key", idempotencyKey)
                .getSingleResult();
    }

    @Override
    public Reply decide(String runId, Step... steps) {
        try {
            Reply reply = Transactions.call(() -> decideLocked(runId, steps));
            if (!(reply instanceof Reply.Done(Run run, var unused))
                    || run.status().ended()) {
                books.close(runId);
            }
            return reply;
        } catch (Refusing refusing) {
            return new Reply.Refused(refusing.getMessage());
        }
    }

    /** Thrown out of the transaction, so that nothing of it is recorded. */
    private static final class Refusing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusing(String detail) {
            super(detail, null, false, false);
        }
    }

    private Reply decideLocked(String runId, Step... steps) {
        RunEntity row = runs.findById(runId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return new Reply.UnknownRun();
        }
        Run run = Rows.run(row, specifications.of(row));
        DatabaseRunFile file = new DatabaseRunFile(entities, books.of(runId).asOf(run), run);
        List<Fact> recorded = new ArrayList<>();
        for (Step step : steps) {
            switch (step.decide(file)) {
                case Decision.Nothing() -> {}
                case Decision.Refusal(String detail) -> throw new Refusing(detail);
                case Decision.Change(Run changed, List<Fact> facts) -> {
                    if (!changed.specification().equals(file.run().specification())) {
                        Rows.write(changed.specification(), row);
                    }
                    Rows.write(changed, row);
                    record(row, facts);
                    file.now(changed);
                    recorded.addAll(facts);
                }
            }
        }
        return new Reply.Done(file.run(), recorded);
    }

    private void record(RunEntity row, List<Fact> facts) {
        String runId = row.id;
        long step = row.revision;
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.PlacesOpened(var places) ->
                    candidates.persist(places.stream().map(place -> Rows.newCandidate(runId, place)));
                case Fact.PlacesReopened(var places) -> reopen(runId, places);
                case Fact.DraftsRequested(var places) -> request(runId, places);
                case Fact.DraftsApplied(var drafts) -> apply(runId, drafts, step);
                case Fact.MatchesIssued(var matches) -> {
                    this.matches.persist(matches.stream().map(match -> MatchEntity.of(runId, match, step)));
                    requestMatches(runId, matches);
                }
                case Fact.VerdictsRequested(var matches) -> requestMatches(runId, matches);
                case Fact.VerdictsRecorded(var verdicts) ->
                    this.verdicts.persist(verdicts.stream().map(verdict -> Rows.newVerdict(runId, verdict, step)));
                case Fact.GenerationRated(int generation, var standings, var progress, var took) ->
                    this.standings.persist(
                            standings.stream().map(standing -> StandingEntity.of(runId, generation, standing)));
                case Fact.MatchesSaved(int unused) -> {} // the run's own row counts them
                case Fact.Consumed(var accounts) -> Accounts.add(entities, runId, accounts);
                case Fact.OutstandingRequested() -> requestOutstanding(runId);
                case Fact.RequestsWithdrawn() -> withdraw(runId);
            }
        }
        entities.flush();
    }

    private Map<Integer, CandidateEntity> rows(String runId, List<Place> places) {
        return candidates.of(runId, places.stream().map(Place::ordinal).toList());
    }

    private void reopen(String runId, List<Place> places) {
        Map<Integer, CandidateEntity> rows = rows(runId, places);
        places.forEach(place -> Rows.write(runId, place, rows.get(place.ordinal())));
    }

    private void apply(String runId, List<Fact.AppliedDraft> drafts, long step) {
        Map<Integer, CandidateEntity> rows =
                rows(runId, drafts.stream().map(Fact.AppliedDraft::place).toList());
        for (Fact.AppliedDraft draft : drafts) {
            CandidateEntity candidate = rows.get(draft.place().ordinal());
            Rows.write(runId, draft, candidate);
            candidate.step = step;
        }
    }

    private void request(String runId, List<Place> places) {
        entities.flush();
        int unused = entities.createNativeQuery("""
                        insert into outbox (kind, run_id, subject)
                        select 'DRAFT', run_id, id from candidate
                        where run_id = :run and ordinal = any(:ordinals) order by ordinal
                        """)
                .setParameter("run", runId)
                .setParameter("ordinals", places.stream().map(Place::ordinal).toArray(Integer[]::new))
                .executeUpdate();
    }

    private void requestMatches(String runId, List<Match> matches) {
        entities.flush();
        int unused = entities.createNativeQuery("""
                        insert into outbox (kind, run_id, subject)
                        select 'MATCH', run_id, id from match
                        where run_id = :run and number = any(:numbers) order by number
                        """)
                .setParameter("run", runId)
                .setParameter("numbers", matches.stream().map(Match::number).toArray(Integer[]::new))
                .executeUpdate();
    }

    private void requestOutstanding(String runId) {
        withdraw(runId);
        var unusedDrafts =
                entities.createNativeQuery("""
                        insert into outbox (kind, run_id, subject)
                        select 'DRAFT', run_id, id from candidate
                        where run_id = :run and status = 'REQUESTED' order by ordinal
                        """).setParameter("run", runId).executeUpdate();
        var unusedMatches =
                entities.createNativeQuery("""
                        insert into outbox (kind, run_id, subject)
                        select 'MATCH', m.run_id, m.id from match m
                        where m.run_id = :run and not exists (
                            select 1 from verdict v where v.run_id = m.run_id and v.match_number = m.number)
                        order by m.number
                        """).setParameter("run", runId).executeUpdate();
    }

    private void withdraw(String runId) {
        entities.flush();
        int unused = entities.createNativeQuery("delete from outbox where run_id = :run")
                .setParameter("run", runId)
                .executeUpdate();
    }
}
