package io.agon.messaging;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends an outbox to the broker, in order, for as long as it runs. Requests are forgotten when the broker has them for good; if
 * it fails in between they are sent again, which workers and the application of results bear.
 *
 * @param <R> a request as the outbox holds it
 */
public final class OutboxPublisher<R> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(35);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Source<R> source;
    private final Function<R, CompletableFuture<Void>> send;
    private final Duration interval;
    private final int batch;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Where requests wait.
     *
     * @param <R> a request
     */
    @FunctionalInterface
    public interface Source<R> {
        /**
         * Hands the oldest requests to the sender and forgets them when it returns. If it throws, they stay.
         *
         * @return number of requests taken, sent or not
         */
        int sendNext(int most, Consumer<List<R>> sender);
    }

    /**
     * @param send begins to write a request; the future ends when the broker has it
     * @param interval how long to wait for news of requests that nobody told of
     * @param batch most requests sent at once
     */
    public OutboxPublisher(Source<R> source, Function<R, CompletableFuture<Void>> send, Duration interval, int batch) {
        this.source = source;
        this.send = send;
        this.interval = interval;
        this.batch = batch;
        this.thread = Thread.ofPlatform().name("outbox").unstarted(this::run);
    }

    /** Begins to send. */
    public OutboxPublisher<R> start() {
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
                boolean full = source.sendNext(batch, this::sendAll) == batch;
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

    private void sendAll(List<R> requests) {
        CompletableFuture<?>[] writes = requests.stream().map(send).toArray(CompletableFuture[]::new);
        CompletableFuture<Void> all =
                CompletableFuture.allOf(writes).orTimeout(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
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
