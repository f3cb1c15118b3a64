package io.agon.judge.adapter.kafka;

import io.agon.contracts.MatchRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Outcome;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;
import io.agon.contracts.VerdictReached;
import io.agon.inference.EndpointFailure;
import io.agon.judge.application.JudgeMatch;
import io.agon.judge.domain.judging.Consumption;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.judging.Verdict;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.WorkFailure;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Map;

/**
 * Takes match requests and tells their verdicts. A request delivered twice is judged twice and applied once: both verdicts
 * carry the match's id.
 */
public final class MatchWorker implements Worker<MatchRequest> {
    private final JudgeMatch judging;
    private final RecordPublisher publisher;
    private final Map<Outcome, Counter> verdicts = new EnumMap<>(Outcome.class);

    public MatchWorker(JudgeMatch judging, RecordPublisher publisher, MeterRegistry meters) {
        this.judging = judging;
        this.publisher = publisher;
        for (Outcome outcome : Outcome.values()) {
            verdicts.put(
                    outcome,
                    Counter.builder("judge.verdicts")
                            .tag("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void work(MatchRequest request) {
        Verdict verdict;
        try {
            verdict = judging.judge(match(request));
        } catch (EndpointFailure e) {
            throw new WorkFailure(e.code(), e.getMessage(), e.attempts(), e);
        }
        VerdictReached reached = reached(request, verdict);
        verdicts.get(reached.outcome()).increment();
        publisher.publishAndWait(
                Topics.VERDICT_REACHED,
                request.runId().value(),
                request.matchId().value(),
                reached);
    }

    private static Match match(MatchRequest request) {
        ModelCall judge = request.judge();
        return new Match(
                switch (request.mode()) {
                    case VERDICT -> Match.Mode.VERDICT;
                    case REASONED -> Match.Mode.REASONED;
                },
                request.seed(),
                new Match.JudgeModelChoice(
                        judge.role(),
                        judge.endpoint(),
                        judge.model(),
                        judge.temperature(),
                        judge.topP(),
                        judge.maxTokens()),
                request.brief(),
                request.form(),
                request.rubric().criteria().stream()
                        .map(c -> new Match.Criterion(c.name(), c.description(), c.weight(), c.levels()))
                        .toList(),
                request.first().text(),
                request.second().text());
    }

    private static VerdictReached reached(MatchRequest request, Verdict verdict) {
        Outcome outcome;
        Double probability = null;
        Double margin = null;
        Map<String, Double> margins = Map.of();
        String voidReason = null;
        switch (verdict.judgment()) {
            case Judgment.Readable readable -> {
                outcome = switch (readable.winner()) {
                    case FIRST -> Outcome.FIRST;
                    case SECOND -> Outcome.SECOND;
                    case TIE -> Outcome.TIE;
                };
                probability = readable.probabilityFirst().isPresent()
                        ? Double.valueOf(readable.probabilityFirst().getAsDouble())
                        : null;
                margin = readable.margin();
                margins = readable.criterionMargins();
            }
            case Judgment.Unreadable unreadable -> {
                outcome = Outcome.VOID;
                voidReason = unreadable.reason();
            }
        }
        Consumption c = verdict.consumption();
        return new VerdictReached(
                request.runId(),
                request.matchId(),
                request.first().candidateId(),
                request.second().candidateId(),
                request.judge().role(),
                verdict.model(),
                outcome,
                probability,
                margin,
                margins,
                voidReason,
                verdict.replyHash(),
                verdict.prompt(),
                verdict.promptHash(),
                new Usage(c.calls(), c.promptTokens(), c.cachedTokens(), c.completionTokens(), c.millis()),
                verdict.simulated());
    }
}
