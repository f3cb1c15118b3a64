package io.agon.judge.adapter.kafka;

import io.agon.contracts.MatchRequest;
import io.agon.contracts.Outcome;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.judge.application.AskUntilReadable;
import io.agon.judge.application.port.JudgeModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Match;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes match requests and tells their verdicts. A request delivered twice is judged twice and applied once: both verdicts
 * carry the match's id.
 */
public final class MatchWorker implements Worker<MatchRequest> {
    private final JudgeModel model;
    private final AskUntilReadable asking;
    private final RecordPublisher publisher;
    private final Map<Outcome, Counter> verdicts = new EnumMap<>(Outcome.class);

    public MatchWorker(JudgeModel model, AskUntilReadable asking, RecordPublisher publisher, MeterRegistry meters) {
        this.model = model;
        this.asking = asking;
        this.publisher = publisher;
        for (Outcome outcome : Outcome.values()) {
            verdicts.put(
                    outcome,
                    Counter.builder("judge.verdicts")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void work(MatchRequest request) {
        Match match = match(request);
        Reply<Judgment> reply = Messages.asked(() -> asking.ask(attempt -> model.ask(match, attempt)));
        VerdictReached reached = reached(request, reply);
        verdicts.get(reached.outcome()).increment();
        publisher.publishAndWait(
                Topics.VERDICT_REACHED,
                request.runId().value(),
                request.matchId().value(),
                reached);
    }

    private static Match match(MatchRequest request) {
        return new Match(
                switch (request.mode()) {
                    case VERDICT -> Match.Mode.VERDICT;
                    case REASONED -> Match.Mode.REASONED;
                },
                request.seed(),
                Messages.choice(request.judge()),
                request.brief(),
                request.form(),
                Messages.criteria(request.rubric()),
                request.first().text(),
                request.second().text());
    }

    private static VerdictReached reached(MatchRequest request, Reply<Judgment> reply) {
        Outcome outcome;
        Double probability = null;
        Double margin = null;
        Map<String, Double> margins = Map.of();
        String voidReason = null;
        switch (reply.reading()) {
            case Reading.Readable<Judgment>(Judgment judgment) -> {
                outcome = switch (judgment.winner()) {
                    case FIRST -> Outcome.FIRST;
                    case SECOND -> Outcome.SECOND;
                    case TIE -> Outcome.TIE;
                };
                probability = judgment.probabilityFirst().isPresent()
                        ? Double.valueOf(judgment.probabilityFirst().getAsDouble())
                        : null;
                margin = judgment.margin();
                margins = judgment.criterionMargins();
            }
            case Reading.Unreadable<Judgment> unreadable -> {
                outcome = Outcome.VOID;
                voidReason = unreadable.reason();
            }
        }
        return new VerdictReached(
                request.runId(),
                request.matchId(),
                request.first().candidateId(),
                request.second().candidateId(),
                request.judge().role(),
                reply.model(),
                outcome,
                probability,
                margin,
                margins,
                voidReason,
                reply.replyHash(),
                reply.prompt(),
                reply.promptHash(),
                Messages.usage(reply.consumption()),
                reply.simulated());
    }
}
