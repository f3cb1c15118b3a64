package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Result;
import jakarta.persistence.EntityManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The matches of one run and what became of them, kept from one decision to the next: what the database has more is read, and
 * nothing twice. About a hundred bytes a match. Used under the lock on the run's row; synchronised so that each thread sees
 * what the one before it read.
 */
final class MatchBook {
    private static final int PAGE = 10_000;

    private final Map<Integer, Match> outstanding = new TreeMap<>();
    private final List<Result> byNumber = new ArrayList<>();
    private int lastMatch;
    private int lastVerdict;

    /** Forgets everything if it read what was rolled back afterwards. */
    synchronized MatchBook asOf(Run committed) {
        if (lastMatch > committed.matches().issued() || lastVerdict > committed.lastVerdict()) {
            outstanding.clear();
            byNumber.clear();
            lastMatch = 0;
            lastVerdict = 0;
        }
        return this;
    }

    /** Readable verdicts, by match number. */
    synchronized List<Result> results(EntityManager entities, Run run) {
        read(entities, run);
        return byNumber.stream().filter(Objects::nonNull).toList();
    }

    /** Matches without a verdict, by number. */
    synchronized List<Match> outstanding(EntityManager entities, Run run) {
        read(entities, run);
        return List.copyOf(outstanding.values());
    }

    private void read(EntityManager entities, Run run) {
        while (lastMatch < run.matches().issued()) {
            readMatches(entities, run);
        }
        while (lastVerdict < run.lastVerdict()) {
            readVerdicts(entities, run);
        }
    }

    private void readMatches(EntityManager entities, Run run) {
        List<MatchEntity> page = entities.createQuery(
                        "from MatchEntity where runId = :run and number > :last order by number", MatchEntity.class)
                .setParameter("run", run.id())
                .setParameter("last", lastMatch)
                .setMaxResults(PAGE)
                .getResultList();
        if (page.isEmpty()) {
            throw new IllegalStateException("run " + run.id() + " has "
                    + run.matches().issued() + " matches, and only " + lastMatch + " are stored");
        }
        for (MatchEntity match : page) {
            outstanding.put(match.number, match.match());
            byNumber.add(null);
            entities.detach(match);
        }
        lastMatch = page.getLast().number;
    }

    private void readVerdicts(EntityManager entities, Run run) {
        List<Object[]> page = entities.createQuery("""
                        select number, matchNumber, outcome, probabilityFirst from VerdictEntity
                        where runId = :run and number > :last order by number
                        """, Object[].class)
                .setParameter("run", run.id())
                .setParameter("last", lastVerdict)
                .setMaxResults(PAGE)
                .getResultList();
        if (page.isEmpty()) {
            throw new IllegalStateException("run " + run.id() + " has " + run.lastVerdict() + " verdicts, and only "
                    + lastVerdict + " are stored");
        }
        for (Object[] row : page) {
            int number = (int) row[1];
            Match match = outstanding.remove(number);
            if (row[2] != Outcome.VOID) {
                byNumber.set(
                        number - 1,
                        new Result(number, match.first(), match.second(), match.judge(), (Outcome) row[2], (Double)
                                row[3]));
            }
        }
        lastVerdict = (int) page.getLast()[0];
    }
}
