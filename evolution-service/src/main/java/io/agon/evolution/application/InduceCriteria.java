package io.agon.evolution.application;

import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Inductions.Induction;
import io.agon.evolution.application.port.Rubrics;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.induction.Appraisal;
import io.agon.evolution.domain.induction.Coding;
import io.agon.evolution.domain.induction.InductionRecipe;
import io.agon.evolution.domain.induction.InductionSpecification;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Rubric;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Induces criteria: asks for the steps that come next, has texts scored by what came of them, and keeps the criteria that earn their
 * weight as a rubric. What comes next follows from what was made, so that any replica goes on from anywhere.
 */
public final class InduceCriteria {
    private final Inductions inductions;
    private final Scores scores;
    private final ScoreBoard board;
    private final Rubrics rubrics;
    private final Runnable codingWanted;
    private final Runnable scoresWanted;
    private final Clock clock;
    private final Map<String, ScoreBoard.Waiting> scoring = new ConcurrentHashMap<>();

    /**
     * @param codingWanted told when there may be steps to ask for
     * @param scoresWanted told when there may be scores to ask for
     */
    public InduceCriteria(
            Inductions inductions,
            Scores scores,
            ScoreBoard board,
            Rubrics rubrics,
            Runnable codingWanted,
            Runnable scoresWanted,
            Clock clock) {
        this.inductions = inductions;
        this.scores = scores;
        this.board = board;
        this.rubrics = rubrics;
        this.codingWanted = codingWanted;
        this.scoresWanted = scoresWanted;
        this.clock = clock;
    }

    /** Begins. The same specification has the same id, and begins once. */
    public String begin(InductionSpecification specification) {
        String id = Identifiers.of("i-", List.of(specification));
        inductions.create(id, specification, clock.instant());
        advance(id);
        return id;
    }

    /** Goes on with all that are under way. */
    public synchronized void look() {
        List<String> active = inductions.active();
        scoring.keySet().retainAll(active);
        active.forEach(this::advance);
    }

    /** Coders made something. */
    public void made(Map<String, Coding> codings) {
        inductions.record(codings);
    }

    /** No coder could do a step. */
    public void failed(String codingId, Reason reason) {
        inductions.awaitedBy(codingId).ifPresent(id -> inductions.fail(id, reason));
    }

    /** Ends it for good; false where it has ended. */
    public boolean cancel(String id) {
        return inductions.change(
                id,
                Set.of(Inductions.Status.CODING, Inductions.Status.SCORING, Inductions.Status.FAILED),
                Inductions.Status.CANCELLED,
                clock.instant());
    }

    /** Goes on after a failure; false where there was none. */
    public boolean resume(String id) {
        boolean changed = inductions.change(id, Set.of(Inductions.Status.FAILED), Inductions.Status.CODING, null);
        if (changed) {
            inductions.askAgain(id);
            advance(id);
        }
        return changed;
    }

    private void advance(String id) {
        Induction induction = inductions.find(id).orElseThrow();
        switch (induction.status()) {
            case CODING -> code(induction);
            case SCORING -> score(induction);
            case COMPLETED, FAILED, CANCELLED -> {}
        }
    }

    private void code(Induction induction) {
        switch (InductionRecipe.next(induction.specification(), inductions.made(induction.id()))) {
            case InductionRecipe.Next.Steps(List<InductionRecipe.Wanted> wanted) -> {
                inductions.want(induction.id(), wanted);
                codingWanted.run();
            }
            case InductionRecipe.Next.Coded(var induced) -> {
                inductions.coded(induction.id(), induced);
                advance(induction.id());
            }
            case InductionRecipe.Next.Stuck(Reason reason) -> inductions.fail(induction.id(), reason);
        }
    }

    private void score(Induction induction) {
        Appraisal appraisal = new Appraisal(induction.specification(), induction.induced());
        ScoreBoard.Waiting all = scoring.computeIfAbsent(induction.id(), id -> scores(appraisal));
        if (all.missing() > 0) {
            return;
        }
        scoring.remove(induction.id());
        Map<String, Score.Given> given = new HashMap<>();
        boolean simulated = induction.simulated();
        for (Map.Entry<String, Score> each : all.scores().join().entrySet()) {
            switch (each.getValue()) {
                case Score.Given score -> {
                    given.put(each.getKey(), score);
                    simulated |= score.simulated();
                }
                case Score.Failed(Reason reason) -> {
                    inductions.fail(induction.id(), reason);
                    return;
                }
                case Score.Awaited() -> throw new IllegalStateException("told of a score that is awaited");
            }
        }
        Appraisal.Outcome outcome = appraisal.outcome(given);
        Appraisal.Outcome kept = outcome.rubric() == null ? outcome : outcome.with(stored(outcome.rubric()));
        inductions.complete(induction.id(), kept, simulated, clock.instant());
    }

    private ScoreBoard.Waiting scores(Appraisal appraisal) {
        List<Scoring> scorings = new ArrayList<>(appraisal.scorings());
        scorings.addAll(appraisal.scoringsBeside());
        Map<String, Score> known = new HashMap<>();
        for (Scoring scoring : scorings) {
            String scoringId = scoring.id();
            known.putAll(scores.want(
                    scoring,
                    appraisal.texts().stream()
                            .map(text -> new Scores.Wanted(
                                    Scoring.scoreId(scoringId, text.brief(), text.text()), text.brief(), text.text()))
                            .distinct()
                            .toList()));
        }
        ScoreBoard.Waiting all = board.all(known);
        scoresWanted.run();
        board.told(scores.find(board.awaited()));
        return all;
    }

    /**
     * The rubric under the first number that is free, or under the one that it has: two replicas, or one after a crash, come to the
     * same criteria and keep them once.
     */
    private Rubric stored(Rubric rubric) {
        for (int version = 1; ; version++) {
            Rubric numbered = new Rubric(rubric.name(), Integer.toString(version), rubric.criteria());
            if (rubrics.add(numbered).rubric().equals(numbered)) {
                return numbered;
            }
        }
    }
}
