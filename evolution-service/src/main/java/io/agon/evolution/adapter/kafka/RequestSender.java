package io.agon.evolution.adapter.kafka;

import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Topics;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.improvement.Asked;
import io.agon.evolution.domain.population.Variation;
import io.agon.evolution.domain.specification.Mutation;
import io.agon.messaging.RecordPublisher;

import java.util.concurrent.CompletableFuture;

/** Writes the requests of the outbox to their topics. */
public final class RequestSender {
    private final RecordPublisher publisher;
    private final ImproveTexts improving;
    private final Lanes lanes = new Lanes();

    /** @param improving makes drafts by reflection */
    public RequestSender(RecordPublisher publisher, ImproveTexts improving) {
        this.publisher = publisher;
        this.improving = improving;
    }

    /** Begins to write; the future ends when the broker has the request. */
    public CompletableFuture<Void> send(Outbox.Request request) {
        return switch (request) {
            case Outbox.DraftWanted draft
            when reflects(draft) -> {
                improving.breed(new Improvements.Bred(draft.runId(), draft.candidateId()), Messages.bred(draft));
                yield CompletableFuture.completedFuture(null);
            }
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

    private static boolean reflects(Outbox.DraftWanted draft) {
        return draft.place().variation() == Variation.MUTATION
                && draft.specification().mutation().by() == Mutation.By.REFLECTION;
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

    /** The same of a step of an evaluation. */
    public CompletableFuture<Void> send(Evaluations.Request request) {
        return switch (request) {
            case Evaluations.Request.Draft draft ->
                publisher.publish(Topics.DRAFT_REQUESTS, draft.id(), draft.id(), Messages.request(draft));
            case Evaluations.Request.Judgment judgment ->
                publisher.publish(Topics.MATCH_REQUESTS, judgment.id(), judgment.id(), Messages.request(judgment));
        };
    }

    /** The same of a step of coding. */
    public CompletableFuture<Void> send(Inductions.Request request) {
        return publisher.publish(
                Topics.CODING_REQUESTS, request.codingId(), request.codingId(), Messages.request(request));
    }
}
