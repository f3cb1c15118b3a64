package io.agon.evolution.adapter.kafka;

import io.agon.contracts.ScoreId;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.TextScored;
import io.agon.evolution.application.ApplyScores;
import io.agon.evolution.domain.scoring.Score;
import io.agon.messaging.EventLoop.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies the scores that judges tell. Those that this database did not ask for are dropped: they belong to another one. */
public final class ScoreListener {
    private final ApplyScores apply;
    private final Counter scored;
    private final Counter unreadable;
    private final Counter failed;

    public ScoreListener(ApplyScores apply, MeterRegistry meters) {
        this.apply = apply;
        this.scored = counter("scored", meters);
        this.unreadable = counter("void", meters);
        this.failed = counter("failed", meters);
    }

    private static Counter counter(String outcome, MeterRegistry meters) {
        return Counter.builder("evolution.scores")
                .description("Scores applied")
                .tag("outcome", outcome)
                .register(meters);
    }

    public void scored(List<Event<TextScored>> events) {
        Map<String, Score.Given> given = new LinkedHashMap<>();
        events.forEach(event -> given.putIfAbsent(event.message().scoreId().value(), Messages.reply(event.message())));
        Applying.orLater(() -> apply.given(given).values().forEach(score -> {
            boolean readable = score instanceof Score.Given one && one.voidReason() == null;
            (readable ? scored : unreadable).increment();
        }));
    }

    /** No judge could score. */
    public void requestFailed(List<Event<ScoreRequest>> events) {
        events.forEach(event -> fail(event, event.message().scoreId()));
    }

    /** A score was told of and could not be applied. */
    public void scoredFailed(List<Event<TextScored>> events) {
        events.forEach(event -> fail(event, event.message().scoreId()));
    }

    private void fail(Event<?> event, ScoreId id) {
        failed.increment();
        Applying.orLater(() -> apply.failed(id.value(), Messages.reason(event)));
    }
}
