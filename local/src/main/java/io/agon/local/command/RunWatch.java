package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.RunView;
import io.agon.local.api.Unreachable;
import io.agon.local.display.Progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Follows a run until it rests: over the event stream, and by asking where that breaks off. A service that is away for a
 * while is waited for, since its supervisor brings it back.
 */
final class RunWatch {
    private final EvolutionApi api;
    private final Progress progress;
    private final Clock clock;
    private final Duration patience;
    private final Duration pause;

    /**
     * @param patience how long the service may stay away
     * @param pause between two questions
     */
    RunWatch(EvolutionApi api, Progress progress, Clock clock, Duration patience, Duration pause) {
        this.api = api;
        this.progress = progress;
        this.clock = clock;
        this.patience = patience;
        this.pause = pause;
    }

    RunWatch(EvolutionApi api, Progress progress, Clock clock) {
        this(api, progress, clock, Duration.ofSeconds(90), Duration.ofMillis(500));
    }

    /**
     * Returns the view in which the run rests.
     *
     * @param trouble ends the watch with a failure when it completes
     */
    RunView untilResting(String id, CompletableFuture<CommandFailure> trouble) {
        CompletableFuture<RunView> rest = new CompletableFuture<>();
        Thread follower = Thread.ofVirtual().name("watch").start(() -> follow(id, rest));
        var unused = trouble.thenAccept(rest::completeExceptionally);
        try {
            return rest.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("watching the run failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
        } finally {
            follower.interrupt();
        }
    }

    private void follow(String id, CompletableFuture<RunView> rest) {
        try {
            Instant answered = clock.instant();
            boolean away = false;
            while (!rest.isDone()) {
                try {
                    api.events(id, progress::show);
                } catch (Unreachable e) {
                    // asked below whether it is there at all
                }
                try {
                    RunView run = api.run(id);
                    answered = clock.instant();
                    away = false;
                    if (run.resting()) {
                        progress.show(run);
                        rest.complete(run);
                        return;
                    }
                } catch (Unreachable e) {
                    if (Duration.between(answered, clock.instant()).compareTo(patience) > 0) {
                        throw e;
                    }
                    if (!away) {
                        progress.note("evolution-service does not answer; waiting for it");
                        away = true;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            rest.completeExceptionally(e);
        }
    }
}
