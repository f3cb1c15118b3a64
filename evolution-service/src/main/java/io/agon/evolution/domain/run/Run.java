package io.agon.evolution.domain.run;

import io.agon.evolution.domain.specification.RunSpecification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run without its texts and matches: what decides the next step. Immutable.
 *
 * @param pausedFrom the status to resume to; given exactly while paused
 * @param reason why it is paused, or null
 * @param generation the cohort at hand, from 1
 * @param round the round at hand within the generation; 0 while drafting
 * @param resumedAt when it was last taken on after a pause, or null
 * @param generationStartedAt when the drafts of the generation at hand were asked for
 * @param simulated whether the inference simulator had a part in any result
 * @param lastVerdict number of the latest verdict, counted in order of application
 */
public record Run(
        String id,
        RunSpecification specification,
        RunStatus status,
        RunStatus pausedFrom,
        Reason reason,
        Instant createdAt,
        Instant endedAt,
        Instant resumedAt,
        int generation,
        int round,
        Instant generationStartedAt,
        DraftCounts drafts,
        MatchCounts matches,
        MatchCounts generationMatches,
        boolean simulated,
        int lastVerdict,
        Best best,
        List<Warning> warnings) {
    public Run {
        warnings = List.copyOf(warnings);
        if ((status == RunStatus.PAUSED) != (pausedFrom != null)) {
            throw new IllegalArgumentException("pausedFrom is " + pausedFrom + ": given exactly while paused");
        }
    }

    /** A new run, drafting its first generation. */
    public static Run begin(String id, RunSpecification specification, Instant now) {
        return new Run(
                id,
                specification,
                RunStatus.DRAFTING,
                null,
                null,
                now,
                null,
                null,
                1,
                0,
                now,
                DraftCounts.NONE,
                MatchCounts.NONE.planning(specification.matchesFrom(1)),
                MatchCounts.NONE,
                false,
                0,
                null,
                List.of());
    }

    /** The seeds of this run. */
    public Seeds seeds() {
        return new Seeds(specification.seed());
    }

    /** The budget that is spent, in words, or null while there is some of each left. */
    public String spent(List<Account> accounts, Instant now) {
        var budget = specification.budget();
        Consumption total = Account.total(accounts);
        Double money = Account.amount(accounts, specification);
        if (budget.calls() != null && total.calls() >= budget.calls()) {
            return total.calls() + " of " + budget.calls() + " calls";
        }
        if (budget.tokens() != null && total.tokens() >= budget.tokens()) {
            return total.tokens() + " of " + budget.tokens() + " tokens";
        }
        if (budget.money() != null && money != null && money >= budget.money()) {
            return String.format(
                    java.util.Locale.ROOT, "%.4f of %s %s", money, budget.money(), specification.currency());
        }
        if (budget.minutes() != null
                && Duration.between(createdAt, now).compareTo(Duration.ofMinutes(budget.minutes())) >= 0) {
            return budget.minutes() + " minutes";
        }
        return null;
    }

    /** The largest share of a budget that is spent, 0 and up; 0 where there is none. */
    public double spentShare(List<Account> accounts, Instant now) {
        var budget = specification.budget();
        Consumption total = Account.total(accounts);
        Double money = Account.amount(accounts, specification);
        double share = 0;
        if (budget.calls() != null) {
            share = Math.max(share, total.calls() / (double) budget.calls());
        }
        if (budget.tokens() != null) {
            share = Math.max(share, total.tokens() / (double) budget.tokens());
        }
        if (budget.money() != null && money != null) {
            share = Math.max(share, money / budget.money());
        }
        if (budget.minutes() != null) {
            double minutes = Duration.between(createdAt, now).toMillis() / 60_000.0;
            share = Math.max(share, minutes / budget.minutes());
        }
        return share;
    }

    /** Whether a trigger may lead to this status now. */
    public boolean mayBecome(RunStatus next, Transition.Trigger trigger) {
        return Transition.of(status, next, trigger).isPresent();
    }

    private Run become(RunStatus next, Transition.Trigger trigger, RunStatus nextPausedFrom, Reason why, Instant end) {
        if (!mayBecome(next, trigger)) {
            throw new IllegalStateException("run is " + status + ": cannot become " + next + " by " + trigger);
        }
        return new Run(
                id,
                specification,
                next,
                nextPausedFrom,
                why,
                createdAt,
                end,
                resumedAt,
                generation,
                round,
                generationStartedAt,
                drafts,
                matches,
                generationMatches,
                simulated,
                lastVerdict,
                best,
                warnings);
    }

    public Run paused(Reason why) {
        return become(RunStatus.PAUSED, Transition.Trigger.PAUSE, status, why, null);
    }

    /** Taken on, from now on by this specification. */
    public Run resumed(RunSpecification revised, Instant now) {
        Run next = become(pausedFrom, Transition.Trigger.RESUME, null, null, null);
        return new Run(
                id,
                revised,
                next.status,
                null,
                null,
                createdAt,
                null,
                now,
                generation,
                round,
                generationStartedAt,
                drafts,
                matches,
                generationMatches,
                simulated,
                lastVerdict,
                best,
                warnings);
    }

    /** Whether something written at this time tells of the run as it is since it was last resumed. */
    public boolean since(Instant writtenAt) {
        return resumedAt == null || !writtenAt.isBefore(resumedAt);
    }

    public Run cancelled(Instant now) {
        return become(RunStatus.CANCELLED, Transition.Trigger.CANCEL, null, null, now);
    }

    public Run completed(Instant now) {
        return become(RunStatus.COMPLETED, Transition.Trigger.ADVANCE, null, null, now);
    }

    /** Judging begins, with this many matches for the generation. */
    public Run judging(int planned) {
        return become(RunStatus.JUDGING, Transition.Trigger.ADVANCE, null, null, null)
                .with(generation, 0, drafts, matches, MatchCounts.NONE)
                .planning(planned);
    }

    /** This many matches for the generation, decided ones included. */
    public Run planning(int planned) {
        int earlier = matches.issued() - generationMatches.issued();
        int later = specification.matchesFrom(generation + 1);
        int whole = (int) Math.min(Integer.MAX_VALUE, (long) earlier + planned + later);
        return with(generation, round, drafts, matches.planning(whole), generationMatches.planning(planned));
    }

    /** The generation is judged once more: what was decided in it does not count towards what is planned. */
    public Run judgingAgain() {
        return with(generation, round, drafts, matches, generationMatches.undecided())
                .planning(generationMatches.planned());
    }

    /** Nothing more is issued in this generation: what is known is enough. */
    public Run settled() {
        int saved = generationMatches.planned() - generationMatches.issued();
        Run next = planning(generationMatches.issued());
        return next.with(generation, round, drafts, next.matches.saving(saved), next.generationMatches.saving(saved));
    }

    /** Nothing more will be issued: what was issued is all there is. */
    public Run planningNoMore() {
        return with(
                generation,
                round,
                drafts,
                matches.planning(matches.issued()),
                generationMatches.planning(generationMatches.issued()));
    }

    /** The next generation is drafted. */
    public Run breeding(Instant now) {
        Run next = become(RunStatus.DRAFTING, Transition.Trigger.ADVANCE, null, null, null);
        return new Run(
                id,
                specification,
                next.status,
                null,
                null,
                createdAt,
                null,
                resumedAt,
                generation + 1,
                0,
                now,
                drafts,
                matches,
                MatchCounts.NONE,
                simulated,
                lastVerdict,
                best,
                warnings);
    }

    /** The next generation is drafted while judging goes on, with this many matches for it. */
    public Run breedingOn(Instant now, int planned) {
        return new Run(
                        id,
                        specification,
                        status,
                        pausedFrom,
                        reason,
                        createdAt,
                        endedAt,
                        resumedAt,
                        generation + 1,
                        0,
                        now,
                        drafts,
                        matches,
                        MatchCounts.NONE,
                        simulated,
                        lastVerdict,
                        best,
                        warnings)
                .planning(planned);
    }

    /** A round of this many matches is issued. */
    public Run issued(int count) {
        return with(generation, round + 1, drafts, matches.plus(count, 0, 0), generationMatches.plus(count, 0, 0));
    }

    /**
     * Verdicts were applied.
     *
     * @param own those of them on matches of the generation at hand
     */
    public Run decided(Decided all, Decided own, boolean anySimulated) {
        Run next = with(
                generation,
                round,
                drafts,
                matches.plus(0, all.count, all.voids),
                generationMatches.plus(0, own.count, own.voids));
        return next.with(simulated || anySimulated, lastVerdict + all.count, best, warnings);
    }

    /** Verdicts, and how many of them are void. */
    public record Decided(int count, int voids) {
        /** One more. */
        public Decided and(boolean isVoid) {
            return new Decided(count + 1, isVoid ? voids + 1 : voids);
        }
    }

    /** Places were opened, filled, given up, or (a negative number of rejected) opened again. */
    public Run drafts(int requested, int drafted, int rejected, boolean anySimulated) {
        Run next = with(generation, round, drafts.plus(requested, drafted, rejected), matches, generationMatches);
        return next.with(simulated || anySimulated, lastVerdict, best, warnings);
    }

    public Run led(Best leader) {
        return with(simulated, lastVerdict, leader, warnings);
    }

    public Run warned(String code, String message) {
        List<Warning> all = new ArrayList<>(warnings);
        all.removeIf(warning -> warning.code().equals(code));
        all.add(new Warning(code, message));
        return with(simulated, lastVerdict, best, all);
    }

    public Run unwarned(String code) {
        return with(
                simulated,
                lastVerdict,
                best,
                warnings.stream()
                        .filter(warning -> !warning.code().equals(code))
                        .toList());
    }

    private Run with(
            int nextGeneration,
            int nextRound,
            DraftCounts nextDrafts,
            MatchCounts nextMatches,
            MatchCounts nextGenerationMatches) {
        return new Run(
                id,
                specification,
                status,
                pausedFrom,
                reason,
                createdAt,
                endedAt,
                resumedAt,
                nextGeneration,
                nextRound,
                generationStartedAt,
                nextDrafts,
                nextMatches,
                nextGenerationMatches,
                simulated,
                lastVerdict,
                best,
                warnings);
    }

    private Run with(boolean nextSimulated, int nextLastVerdict, Best nextBest, List<Warning> nextWarnings) {
        return new Run(
                id,
                specification,
                status,
                pausedFrom,
                reason,
                createdAt,
                endedAt,
                resumedAt,
                generation,
                round,
                generationStartedAt,
                drafts,
                matches,
                generationMatches,
                nextSimulated,
                nextLastVerdict,
                nextBest,
                nextWarnings);
    }
}
