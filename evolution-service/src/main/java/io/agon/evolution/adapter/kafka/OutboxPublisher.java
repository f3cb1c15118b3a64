package io.agon.evolution.adapter.kafka;

import io.agon.contracts.Topics;
import io.agon.evolution.application.port.Outbox;
import io.agon.messaging.RecordPublisher;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the outbox to the broker, in order, for as long as it runs. Requests are forgotten when the broker has them for
 * good; if it fails in between they are sent again, which workers and the application of results bear.
 */
public final class OutboxPublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(35);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final RecordPublisher publisher;
    private final Duration interval;
    private final int batch;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private final Lanes lanes = new Lanes();
    private volatile boolean closing;

    public OutboxPublisher(Outbox outbox, RecordPublisher publisher, Duration interval, int batch) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.interval = interval;
        this.batch = batch;
        this.thread = Thread.ofPlatform().name("outbox").unstarted(this::run);
    }

    public OutboxPublisher start() {
        thread.start();
        return this;
    }

    /** There may be something to send. Returns at once. */
    public void nudge() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Whether it runs. */
    public boolean healthy() {
        return thread.isAlive();
    }

    private void run() {
        Duration pause = interval;
        while (!closing) {
            try {
                boolean full = outbox.sendNext(batch, this::send) == batch;
                pause = interval;
                if (!full) {
                    awaitNews(interval);
                }
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.warnf(e, "Outbox not sent, trying again");
                    awaitNews(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }
    }

    private void awaitNews(Duration longest) {
        try {
            if (news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                int unused = news.drainPermits();
            }
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Outbox.Request> requests) {
        List<CompletableFuture<Void>> writes = new ArrayList<>(requests.size());
        for (Outbox.Request request : requests) {
            writes.add(
                    switch (request) {
                        case Outbox.DraftWanted draft ->
                            publisher.publish(
                                    Topics.DRAFT_REQUESTS,
                                    draft.candidateId(),
                                    draft.candidateId(),
                                    Messages.request(draft));
                        case Outbox.VerdictWanted match ->
                            publisher.publish(
                                    Topics.MATCH_REQUESTS,
                                    lanes.of(match.runId(), match.match().first()),
                                    match.match().id(),
                                    match.match().id(),
                                    Messages.request(match));
                    });
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                .orTimeout(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
        Object unused = all.join();
    }

    /** Ends after the batch at hand. */
    @Override
    public void close() {
        closing = true;
        news.release();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(Duration.ofSeconds(20))) {
                LOG.warn("Outbox publisher did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
