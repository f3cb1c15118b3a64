package io.agon.evolution.adapter.kafka;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.MatchId;
import io.agon.contracts.RunId;
import io.agon.contracts.VerdictReached;
import io.agon.evolution.application.EvaluateRuns;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.messaging.EventLoop.Event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies what workers tell of evaluations. What this database did not ask for belongs to another one, and is dropped. */
public final class EvaluationListener {
    private final EvaluateRuns evaluating;

    public EvaluationListener(EvaluateRuns evaluating) {
        this.evaluating = evaluating;
    }

    /** Whether a draft or a match belongs to an evaluation, and to no run. */
    static boolean owns(RunId run) {
        return run.value().startsWith(Messages.EVALUATION);
    }

    void drafted(List<Event<CandidateDrafted>> events) {
        Map<String, Evaluations.Drafted> drafted = new LinkedHashMap<>();
        events.forEach(event ->
                drafted.putIfAbsent(event.message().candidateId().value(), Messages.baseline(event.message())));
        Applying.orLater(() -> evaluating.drafted(drafted));
    }

    void judged(List<Event<VerdictReached>> events) {
        Map<String, Meeting.Judged> judged = new LinkedHashMap<>();
        events.forEach(
                event -> judged.putIfAbsent(event.message().matchId().value(), Messages.judged(event.message())));
        Applying.orLater(() -> evaluating.judged(judged));
    }

    /** A draft cannot be had. */
    void draftFailed(Event<?> event, CandidateId id) {
        Applying.orLater(() -> evaluating.failed(id.value(), Messages.reason(event)));
    }

    /** A verdict cannot be had. */
    void matchFailed(Event<?> event, MatchId id) {
        Applying.orLater(() -> evaluating.failed(id.value(), Messages.reason(event)));
    }
}
