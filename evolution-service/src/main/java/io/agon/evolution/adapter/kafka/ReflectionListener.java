package io.agon.evolution.adapter.kafka;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionId;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.RunId;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.domain.improvement.Made;
import io.agon.messaging.EventLoop.Event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Applies what workers tell of improvements. What this database did not ask for belongs to another one, and is dropped. */
public final class ReflectionListener {
    private final ImproveTexts improving;

    public ReflectionListener(ImproveTexts improving) {
        this.improving = improving;
    }

    /** Whether a draft belongs to an improvement, and to no run. */
    static boolean owns(RunId run) {
        return run.value().startsWith(Messages.IMPROVEMENT);
    }

    public void done(List<Event<ReflectionDone>> events) {
        made(events, done -> done.reflectionId().value(), Messages::reply);
    }

    /**
     * Revisions were written.
     *
     * @return drafts of candidates among them, by run
     */
    Map<String, List<DraftReply>> drafted(List<Event<CandidateDrafted>> events) {
        made(events, drafted -> drafted.candidateId().value(), Messages::revision);
        Map<String, List<DraftReply>> bred = new LinkedHashMap<>();
        Applying.orLater(() -> events.forEach(event -> improving
                .drafted(event.message().candidateId().value())
                .ifPresent(drafted -> bred.computeIfAbsent(drafted.candidate().runId(), run -> new ArrayList<>())
                        .add(Messages.reply(event.message(), drafted)))));
        return bred;
    }

    private <T> void made(List<Event<T>> events, Function<T, String> step, Function<T, Made> reply) {
        Map<String, Made> made = new LinkedHashMap<>();
        events.forEach(event -> made.putIfAbsent(step.apply(event.message()), reply.apply(event.message())));
        Applying.orLater(() -> improving.made(made));
    }

    /** No worker could do it. */
    public void requestFailed(List<Event<ReflectionRequest>> events) {
        events.forEach(event -> fail(event, event.message().reflectionId()));
    }

    /** Something was made and could not be applied. */
    public void doneFailed(List<Event<ReflectionDone>> events) {
        events.forEach(event -> fail(event, event.message().reflectionId()));
    }

    private void fail(Event<?> event, ReflectionId id) {
        Applying.orLater(() -> improving.failed(id.value(), Messages.reason(event)));
    }

    /** A revision cannot be had. */
    void draftFailed(Event<?> event, CandidateId id) {
        Applying.orLater(() -> improving.failed(id.value(), Messages.reason(event)));
    }
}
