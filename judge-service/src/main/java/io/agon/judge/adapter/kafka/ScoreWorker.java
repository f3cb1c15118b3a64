package io.agon.judge.adapter.kafka;

import io.agon.contracts.CriterionScore;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.contracts.Topics;
import io.agon.judge.application.AskUntilReadable;
import io.agon.judge.application.port.ScoringModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.scoring.Scores;
import io.agon.judge.domain.scoring.ScoringTask;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;

/**
 * Takes score requests and tells the scores. A request delivered twice is scored twice and applied once: both results carry
 * its id.
 */
public final class ScoreWorker implements Worker<ScoreRequest> {
    private final ScoringModel model;
    private final AskUntilReadable asking;
    private final RecordPublisher publisher;
    private final Counter scored;
    private final Counter unreadable;
    private final Counter misquotes;

    public ScoreWorker(ScoringModel model, AskUntilReadable asking, RecordPublisher publisher, MeterRegistry meters) {
        this.model = model;
        this.asking = asking;
        this.publisher = publisher;
        this.scored = Counter.builder("judge.scores").tag("outcome", "scored").register(meters);
        this.unreadable = Counter.builder("judge.scores").tag("outcome", "void").register(meters);
        this.misquotes = Counter.builder("judge.misquotes").register(meters);
    }

    @Override
    public void work(ScoreRequest request) {
        ScoringTask task = new ScoringTask(
                request.seed(),
                Messages.choice(request.judge()),
                request.brief(),
                request.form(),
                Messages.criteria(request.rubric()),
                request.text());
        Reply<Scores> reply = Messages.asked(() -> asking.ask(attempt -> model.ask(task, attempt)));
        String id = request.scoreId().value();
        publisher.publishAndWait(Topics.TEXT_SCORED, id, id, scored(request, reply));
    }

    private TextScored scored(ScoreRequest request, Reply<Scores> reply) {
        List<CriterionScore> scores = List.of();
        int unfounded = 0;
        String voidReason = null;
        switch (reply.reading()) {
            case Reading.Readable<Scores>(Scores found) -> {
                scores = found.scores().stream()
                        .map(score -> new CriterionScore(
                                score.criterion(), score.level(), score.levels(), score.quotes(), score.reason()))
                        .toList();
                unfounded = found.misquotes();
                scored.increment();
                misquotes.increment(unfounded);
            }
            case Reading.Unreadable<Scores> none -> {
                voidReason = none.reason();
                unreadable.increment();
            }
        }
        return new TextScored(
                request.scoreId(),
                request.judge().role(),
                reply.model(),
                scores,
                unfounded,
                voidReason,
                reply.replyHash(),
                reply.prompt(),
                reply.promptHash(),
                Messages.usage(reply.consumption()),
                reply.simulated());
    }
}
