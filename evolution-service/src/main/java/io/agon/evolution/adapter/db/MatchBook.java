package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Result;

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

    private final Matches matches = new Matches();
    private final Verdicts verdicts = new Verdicts();
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
    synchronized List<Result> results(Run run) {
        read(run);
        return byNumber.stream().filter(Objects::nonNull).toList();
    }

    /** Matches without a verdict, by number. */
    synchronized List<Match> outstanding(Run run) {
        read(run);
        return List.copyOf(outstanding.values());
    }

    private void read(Run run) {
        while (lastMatch < run.matches().issued()) {
            readMatches(run);
        }
        while (lastVerdict < run.lastVerdict()) {
            readVerdicts(run);
        }
    }

    private void readMatches(Run run) {
        List<MatchEntity> page = matches.page(run.id(), lastMatch, PAGE);
        if (page.isEmpty()) {
            throw new IllegalStateException("run " + run.id() + " has "
                    + run.matches().issued() + " matches, and only " + lastMatch + " are stored");
        }
        for (MatchEntity match : page) {
            outstanding.put(match.number, match.match());
            byNumber.add(null);
            matches.getEntityManager().detach(match);
        }
        lastMatch = page.getLast().number;
    }

    private void readVerdicts(Run run) {
        List<Verdicts.Outline> page = verdicts.outlines(run.id(), lastVerdict, PAGE);
        if (page.isEmpty()) {
            throw new IllegalStateException("run " + run.id() + " has " + run.lastVerdict() + " verdicts, and only "
                    + lastVerdict + " are stored");
        }
        for (Verdicts.Outline verdict : page) {
            int number = verdict.matchNumber();
            Match match = outstanding.remove(number);
            if (verdict.outcome() != Outcome.VOID) {
                byNumber.set(
                        number - 1,
                        new Result(
                                number,
                                match.first(),
                                match.second(),
                                match.judge(),
                                verdict.outcome(),
                                verdict.probabilityFirst()));
            }
        }
        lastVerdict = page.getLast().number();
    }
}
