package io.agon.judge.adapter.kafka;

import io.agon.contracts.Category;
import io.agon.contracts.Code;
import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.CodingRole;
import io.agon.contracts.Criterion;
import io.agon.contracts.Topics;
import io.agon.judge.application.AskUntilReadable;
import io.agon.judge.application.port.CodingModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.coding.Coded;
import io.agon.judge.domain.coding.CodingTask;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;
import java.util.Locale;

/**
 * Takes steps of inducing criteria and tells what they made. A step delivered twice is done twice and applied once: both results
 * carry its id.
 */
public final class CodingWorker implements Worker<CodingRequest> {
    private final CodingModel model;
    private final AskUntilReadable asking;
    private final RecordPublisher publisher;
    private final MeterRegistry meters;

    public CodingWorker(CodingModel model, AskUntilReadable asking, RecordPublisher publisher, MeterRegistry meters) {
        this.model = model;
        this.asking = asking;
        this.publisher = publisher;
        this.meters = meters;
        for (CodingRole role : CodingRole.values()) {
            for (String outcome : List.of("done", "void")) {
                var unused = counter(role, outcome);
            }
        }
    }

    private Counter counter(CodingRole role, String outcome) {
        return Counter.builder("judge.codings")
                .tag("role", role.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void work(CodingRequest request) {
        CodingTask task =
                new CodingTask(request.seed(), Messages.choice(request.coder()), request.form(), step(request));
        Reply<Coded> reply = Messages.asked(() -> asking.ask(attempt -> model.ask(task, attempt)));
        counter(request.role(), reply.reading() instanceof Reading.Readable ? "done" : "void")
                .increment();
        String id = request.codingId().value();
        publisher.publishAndWait(Topics.CODING_DONE, id, id, done(request, reply));
    }

    private static CodingTask.Step step(CodingRequest request) {
        return switch (request.role()) {
            case OPEN ->
                new CodingTask.Open(request.samples().stream()
                        .map(sample -> new CodingTask.Sample(sample.id(), sample.brief(), sample.text()))
                        .toList());
            case AXIAL -> new CodingTask.Axial(codes(request));
            case SELECTIVE -> new CodingTask.Selective(categories(request));
            case COMPARISON -> new CodingTask.Comparison(codes(request), categories(request));
        };
    }

    private static List<CodingTask.Code> codes(CodingRequest request) {
        return request.codes().stream()
                .map(code -> new CodingTask.Code(code.label(), code.description(), code.strength(), List.of()))
                .toList();
    }

    private static List<CodingTask.Category> categories(CodingRequest request) {
        return request.categories().stream()
                .map(c -> new CodingTask.Category(c.name(), c.description(), c.low(), c.high(), c.codes()))
                .toList();
    }

    private static CodingDone done(CodingRequest request, Reply<Coded> reply) {
        List<Code> codes = List.of();
        int misquotes = 0;
        List<Category> categories = List.of();
        List<Criterion> criteria = List.of();
        List<List<Integer>> sources = List.of();
        List<Integer> covered = List.of();
        String voidReason = null;
        switch (reply.reading()) {
            case Reading.Readable<Coded>(Coded coded) -> {
                switch (coded) {
                    case Coded.Codes made -> {
                        codes = made.codes().stream().map(CodingWorker::code).toList();
                        misquotes = made.misquotes();
                    }
                    case Coded.Categories made ->
                        categories = made.categories().stream()
                                .map(c -> new Category(c.name(), c.description(), c.low(), c.high(), c.codes()))
                                .toList();
                    case Coded.Criteria made -> {
                        criteria = made.criteria().stream()
                                .map(c -> new Criterion(c.name(), c.description(), c.weight(), c.levels()))
                                .toList();
                        sources = made.sources();
                    }
                    case Coded.Coverage made -> covered = made.categories();
                }
            }
            case Reading.Unreadable<Coded> none -> voidReason = none.reason();
        }
        return new CodingDone(
                request.codingId(),
                request.role(),
                request.coder().role(),
                reply.model(),
                codes,
                misquotes,
                categories,
                criteria,
                sources,
                covered,
                voidReason,
                reply.replyHash(),
                reply.prompt(),
                reply.promptHash(),
                Messages.usage(reply.consumption()),
                reply.simulated());
    }

    private static Code code(CodingTask.Code code) {
        return new Code(
                code.label(),
                code.description(),
                code.strength(),
                code.evidence().stream()
                        .map(evidence -> new Code.Evidence(evidence.sample(), evidence.quote()))
                        .toList());
    }
}
