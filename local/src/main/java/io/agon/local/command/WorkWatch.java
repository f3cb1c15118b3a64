package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.api.Unreachable;
import io.agon.local.api.Work;
import io.agon.local.display.Progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Follows work on a book until it rests. A service that is away for a while is waited for: its supervisor brings it back. */
final class WorkWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ScaffoldApi api;
    private final Progress progress;
    private final Clock clock;

    WorkWatch(ScaffoldApi api, Progress progress, Clock clock) {
        this.api = api;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param trouble ends the watch with a failure when it completes */
    Work untilResting(ScaffoldApi.Kind kind, String id, CompletableFuture<CommandFailure> trouble) {
        Instant answered = clock.instant();
        while (true) {
            try {
                Work work = api.show(kind, id);
                answered = clock.instant();
                progress.show(work);
                if (work.resting()) {
                    return work;
                }
            } catch (Unreachable e) {
                if (Duration.between(answered, clock.instant()).compareTo(PATIENCE) > 0) {
                    throw e;
                }
            }
            awaitTrouble(trouble);
        }
    }

    private static void awaitTrouble(CompletableFuture<CommandFailure> trouble) {
        try {
            throw trouble.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // none: ask again
        } catch (ExecutionException e) {
            throw new IllegalStateException("watching the mesh failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(io.agon.local.ExitCode.INTERRUPTED, "interrupted", e);
        }
    }
}
