package io.agon.evolution.adapter.kafka;

import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Topics;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.improvement.Asked;
import io.agon.messaging.RecordPublisher;

import java.util.concurrent.CompletableFuture;

/** Writes the requests of the outbox to their topics. */
public final class RequestSender {
    private final RecordPublisher publisher;
    private final Lanes lanes = new Lanes();

    public RequestSender(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    /** Begins to write; the future ends when the broker has the request. */
    public CompletableFuture<Void> send(Outbox.Request request) {
        return switch (request) {
            case Outbox.DraftWanted draft ->
                publisher.publish(
                        Topics.DRAFT_REQUESTS, draft.candidateId(), draft.candidateId(), Messages.request(draft));
            case Outbox.VerdictWanted match ->
                publisher.publish(
                        Topics.MATCH_REQUESTS,
                        lanes.of(match.runId(), match.match().first()),
                        match.match().id(),
                        match.match().id(),
                        Messages.request(match));
        };
    }

    /** The same of a text that is to be scored. */
    public CompletableFuture<Void> send(Scores.Request request) {
        return publisher.publish(Topics.SCORE_REQUESTS, request.id(), request.id(), Messages.request(request));
    }

    /** The same of a step of an improvement. */
    public CompletableFuture<Void> send(Improvements.Request request) {
        return switch (request.asked()) {
            case Asked.Revision revision ->
                publisher.publish(
                        Topics.DRAFT_REQUESTS, request.stepId(), request.stepId(), Messages.request(request, revision));
            case Asked.Meaning meaning -> reflect(request, Messages.request(request, meaning));
            case Asked.Advice advice -> reflect(request, Messages.request(request, advice));
        };
    }

    private CompletableFuture<Void> reflect(Improvements.Request request, ReflectionRequest message) {
        return publisher.publish(Topics.REFLECTION_REQUESTS, request.stepId(), request.stepId(), message);
    }

    /** The same of a step of coding. */
    public CompletableFuture<Void> send(Inductions.Request request) {
        return publisher.publish(
                Topics.CODING_REQUESTS, request.codingId(), request.codingId(), Messages.request(request));
    }
}
