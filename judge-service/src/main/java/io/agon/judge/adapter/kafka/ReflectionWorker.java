package io.agon.judge.adapter.kafka;

import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionKind;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Topics;
import io.agon.judge.application.AskUntilReadable;
import io.agon.judge.application.port.ReflectingModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.reflecting.Advice;
import io.agon.judge.domain.reflecting.Meaning;
import io.agon.judge.domain.reflecting.Weakness;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;
import java.util.Locale;

/**
 * Takes questions about weak texts and tells the answers. A question delivered twice is asked twice and applied once: both answers
 * carry its id.
 */
public final class ReflectionWorker implements Worker<ReflectionRequest> {
    private final ReflectingModel model;
    private final AskUntilReadable asking;
    private final RecordPublisher publisher;
    private final MeterRegistry meters;

    public ReflectionWorker(
            ReflectingModel model, AskUntilReadable asking, RecordPublisher publisher, MeterRegistry meters) {
        this.model = model;
        this.asking = asking;
        this.publisher = publisher;
        this.meters = meters;
        for (ReflectionKind kind : ReflectionKind.values()) {
            for (String outcome : List.of("done", "void")) {
                var unused = counter(kind, outcome);
            }
        }
    }

    private Counter counter(ReflectionKind kind, String outcome) {
        return Counter.builder("judge.reflections")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void work(ReflectionRequest request) {
        ReflectionDone done = switch (request.kind()) {
            case ADVICE -> advised(request);
            case EMBEDDING -> embedded(request);
        };
        counter(request.kind(), done.voidReason() == null ? "done" : "void").increment();
        String id = request.reflectionId().value();
        publisher.publishAndWait(Topics.REFLECTION_DONE, id, id, done);
    }

    private ReflectionDone advised(ReflectionRequest request) {
        Weakness weakness = new Weakness(
                request.seed(),
                Messages.choice(request.reflector()),
                request.brief(),
                request.form(),
                Messages.criterion(request.criterion()),
                request.weakness(),
                request.text(),
                request.tried());
        Reply<Advice> reply = Messages.asked(() -> asking.ask(attempt -> model.advise(weakness, attempt)));
        String cause = null;
        String advice = null;
        String voidReason = null;
        switch (reply.reading()) {
            case Reading.Readable<Advice>(Advice given) -> {
                cause = given.cause();
                advice = given.instruction();
            }
            case Reading.Unreadable<Advice> none -> voidReason = none.reason();
        }
        return new ReflectionDone(
                request.reflectionId(),
                request.kind(),
                request.reflector().role(),
                reply.model(),
                cause,
                advice,
                List.of(),
                voidReason,
                reply.replyHash(),
                reply.prompt(),
                reply.promptHash(),
                Messages.usage(reply.consumption()),
                reply.simulated());
    }

    private ReflectionDone embedded(ReflectionRequest request) {
        Meaning meaning = Messages.asked(() -> model.meaning(Messages.choice(request.reflector()), request.weakness()));
        return new ReflectionDone(
                request.reflectionId(),
                request.kind(),
                request.reflector().role(),
                meaning.model(),
                null,
                null,
                meaning.vector(),
                null,
                null,
                null,
                null,
                Messages.usage(meaning.consumption()),
                meaning.simulated());
    }
}
