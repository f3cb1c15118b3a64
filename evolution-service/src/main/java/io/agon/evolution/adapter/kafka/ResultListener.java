package io.agon.evolution.adapter.kafka;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.RunId;
import io.agon.contracts.VerdictReached;
import io.agon.evolution.application.ApplyDrafts;
import io.agon.evolution.application.ApplyVerdicts;
import io.agon.evolution.application.StopOnDeadLetter;
import io.agon.evolution.application.port.Runs;
import io.agon.messaging.EventLoop.Event;
import io.agon.messaging.RetryLater;
import io.agon.storage.StoreUnavailable;
import org.jboss.logging.Logger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Applies what workers tell. A batch may hold results of several runs: each run's part is one transaction, in the order of
 * the batch. Results of runs that this database does not have are dropped: they belong to another one.
 */
public final class ResultListener {
    private static final Logger LOG = Logger.getLogger(ResultListener.class);

    private final ApplyDrafts applyDrafts;
    private final ApplyVerdicts applyVerdicts;
    private final StopOnDeadLetter stopOnDeadLetter;
    private final ReflectionListener improvements;
    private final EvaluationListener evaluations;

    /** Whose a result is. */
    private enum Owner {
        RUN,
        IMPROVEMENT,
        EVALUATION;

        static Owner of(RunId run) {
            return ReflectionListener.owns(run) ? IMPROVEMENT : EvaluationListener.owns(run) ? EVALUATION : RUN;
        }
    }

    /**
     * @param improvements told of drafts that belong to improvements
     * @param evaluations told of drafts and verdicts that belong to evaluations
     */
    public ResultListener(
            ApplyDrafts applyDrafts,
            ApplyVerdicts applyVerdicts,
            StopOnDeadLetter stopOnDeadLetter,
            ReflectionListener improvements,
            EvaluationListener evaluations) {
        this.improvements = improvements;
        this.evaluations = evaluations;
        this.applyDrafts = applyDrafts;
        this.applyVerdicts = applyVerdicts;
        this.stopOnDeadLetter = stopOnDeadLetter;
    }

    public void drafted(List<Event<CandidateDrafted>> events) {
        Map<Owner, List<Event<CandidateDrafted>>> byOwner = byOwner(events, CandidateDrafted::runId);
        if (byOwner.containsKey(Owner.IMPROVEMENT)) {
            improvements
                    .drafted(byOwner.get(Owner.IMPROVEMENT))
                    .forEach((runId, bred) -> tell(runId, () -> applyDrafts.apply(runId, bred)));
        }
        if (byOwner.containsKey(Owner.EVALUATION)) {
            evaluations.drafted(byOwner.get(Owner.EVALUATION));
        }
        byRun(
                        byOwner.getOrDefault(Owner.RUN, List.of()),
                        drafted -> drafted.runId().value())
                .forEach((runId, results) -> tell(
                        runId,
                        () -> applyDrafts.apply(
                                runId, results.stream().map(Messages::reply).toList())));
    }

    public void judged(List<Event<VerdictReached>> events) {
        Map<Owner, List<Event<VerdictReached>>> byOwner = byOwner(events, VerdictReached::runId);
        if (byOwner.containsKey(Owner.EVALUATION)) {
            evaluations.judged(byOwner.get(Owner.EVALUATION));
        }
        byRun(
                        byOwner.getOrDefault(Owner.RUN, List.of()),
                        verdict -> verdict.runId().value())
                .forEach((runId, results) -> tell(
                        runId,
                        () -> applyVerdicts.apply(
                                runId, results.stream().map(Messages::reply).toList())));
    }

    private static <T> Map<Owner, List<Event<T>>> byOwner(List<Event<T>> events, Function<T, RunId> run) {
        return events.stream().collect(Collectors.groupingBy(event -> Owner.of(run.apply(event.message()))));
    }

    /** No worker could draft. */
    public void draftFailed(List<Event<DraftRequest>> events) {
        events.forEach(event ->
                stopDrafting(event, event.message().runId(), event.message().candidateId()));
    }

    /** A draft was told of and could not be applied. */
    public void draftedFailed(List<Event<CandidateDrafted>> events) {
        events.forEach(event ->
                stopDrafting(event, event.message().runId(), event.message().candidateId()));
    }

    /** No worker could judge. */
    public void matchFailed(List<Event<MatchRequest>> events) {
        events.forEach(event ->
                stopJudging(event, event.message().runId(), event.message().matchId()));
    }

    /** A verdict was told of and could not be applied. */
    public void judgedFailed(List<Event<VerdictReached>> events) {
        events.forEach(event ->
                stopJudging(event, event.message().runId(), event.message().matchId()));
    }

    private void stopDrafting(Event<?> event, RunId run, CandidateId candidate) {
        switch (Owner.of(run)) {
            case IMPROVEMENT -> improvements.draftFailed(event, candidate);
            case EVALUATION -> evaluations.draftFailed(event, candidate);
            case RUN ->
                tell(
                        run.value(),
                        () -> stopOnDeadLetter.draft(
                                run.value(), candidate.value(), Messages.reason(event), event.writtenAt()));
        }
    }

    private void stopJudging(Event<?> event, RunId run, MatchId match) {
        if (EvaluationListener.owns(run)) {
            evaluations.matchFailed(event, match);
            return;
        }
        tell(
                run.value(),
                () -> stopOnDeadLetter.match(run.value(), match.value(), Messages.reason(event), event.writtenAt()));
    }

    private static <T> Map<String, List<T>> byRun(List<Event<T>> events, Function<T, String> runId) {
        return events.stream()
                .map(Event::message)
                .collect(Collectors.groupingBy(runId, LinkedHashMap::new, Collectors.toList()));
    }

    private static void tell(String runId, Supplier<Runs.Reply> application) {
        try {
            switch (application.get()) {
                case Runs.Reply.Done done -> {}
                case Runs.Reply.Refused(String detail) ->
                    throw new IllegalStateException("results are never refused, but: " + detail);
                case Runs.Reply.UnknownRun() -> LOG.warnf("Result of an unknown run dropped run=%s", runId);
            }
        } catch (StoreUnavailable e) {
            throw new RetryLater(e.getMessage(), e);
        }
    }
}
