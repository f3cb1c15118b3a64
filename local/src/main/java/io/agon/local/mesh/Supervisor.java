package io.agon.local.mesh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts parts, starts them again when they die, stops them in order. Thread-safe.
 *
 * <p>A part that does not come up the first time is a failure at once: then something is wrong that trying again does not
 * mend. One that dies later is started again as its {@link RestartPolicy} allows.
 */
final class Supervisor implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final Supplier<RestartPolicy> policies;
    private final Clock clock;
    private final Consumer<String> says;
    private final Runnable changed;
    private final List<List<Keeper>> phases = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<PartFailure> gaveUp = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean closed;

    /**
     * @param policies a fresh one for every part
     * @param says told what happens, for people
     * @param changed called when {@link #parts()} has news
     */
    Supervisor(Supplier<RestartPolicy> policies, Clock clock, Consumer<String> says, Runnable changed) {
        this.policies = policies;
        this.clock = clock;
        this.says = says;
        this.changed = changed;
    }

    /** Starts these parts side by side and returns when all are ready. */
    void start(List<? extends Part> parts) throws PartFailure {
        List<Keeper> phase =
                parts.stream().map(part -> new Keeper(part, policies.get())).toList();
        synchronized (phases) {
            if (closed) {
                throw new PartFailure("the mesh is being stopped", false);
            }
            phases.add(phase);
            phase.forEach(Keeper::begin);
        }
        for (Keeper keeper : phase) {
            keeper.awaitFirst();
        }
    }

    /** Completes with the reason when a part could not be kept alive. */
    CompletableFuture<PartFailure> gaveUp() {
        return gaveUp;
    }

    /** In the order of their start. */
    List<MeshState.PartState> parts() {
        List<MeshState.PartState> states = new ArrayList<>();
        synchronized (phases) {
            phases.forEach(phase -> phase.forEach(keeper -> keeper.addState(states)));
        }
        return states;
    }

    /** Last started, first stopped; side by side what was started side by side. Waits where another thread stops already. */
    @Override
    public void close() {
        List<List<Keeper>> reversed;
        synchronized (phases) {
            if (closed) {
                reversed = null;
            } else {
                closed = true;
                stopping.countDown();
                reversed = new ArrayList<>(phases).reversed();
            }
        }
        if (reversed == null) {
            awaitQuietly(stopped, STOP.multipliedBy(4));
            return;
        }
        for (List<Keeper> phase : reversed) {
            List<Thread> stops = phase.stream()
                    .map(keeper -> Thread.ofVirtual().start(keeper::end))
                    .toList();
            for (Thread stop : stops) {
                joinQuietly(stop);
            }
        }
        stopped.countDown();
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitQuietly(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private final class Keeper {
        private final Part part;
        private final RestartPolicy policy;
        private final CompletableFuture<Void> first = new CompletableFuture<>();
        private Thread thread;
        private volatile Part.Running current;
        private volatile String state = "starting";
        private volatile int restarts;

        Keeper(Part part, RestartPolicy policy) {
            this.part = part;
            this.policy = policy;
        }

        void begin() {
            thread = Thread.ofVirtual().name("keeper-" + part.name()).start(this::keepOrTell);
        }

        void awaitFirst() throws PartFailure {
            try {
                first.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof PartFailure failure) {
                    throw failure;
                }
                throw e;
            }
        }

        void addState(List<MeshState.PartState> states) {
            Part.Running running = current;
            if (running != null) {
                OptionalInt management = part.management();
                states.add(new MeshState.PartState(
                        part.name(),
                        running.identity(),
                        part.port(),
                        management.isPresent() ? management.getAsInt() : null,
                        restarts,
                        state));
            }
        }

        /** A fault here must neither leave the start waiting for ever nor the child without a keeper. */
        private void keepOrTell() {
            try {
                keep();
            } catch (RuntimeException e) {
                Part.Running running = current;
                if (running != null) {
                    running.stop(STOP);
                }
                PartFailure failure = new PartFailure(part.name() + " cannot be looked after: " + e.getMessage(), e);
                if (!first.completeExceptionally(failure)) {
                    gaveUp.complete(failure);
                }
            }
        }

        private void keep() {
            while (stopping.getCount() > 0) {
                Instant began = clock.instant();
                PartFailure why = liveOnce();
                if (stopping.getCount() == 0) {
                    break;
                }
                if (!first.isDone()) {
                    first.completeExceptionally(why);
                    return;
                }
                switch (policy.afterDeath(Duration.between(began, clock.instant()))) {
                    case RestartPolicy.Decision.Restart(Duration after) -> {
                        restarts++;
                        news("restarting");
                        says.accept(part.name() + " died and is started again");
                        if (awaitQuietly(stopping, after)) {
                            return;
                        }
                    }
                    case RestartPolicy.Decision.GiveUp(int deaths) -> {
                        news("given up");
                        gaveUp.complete(new PartFailure(
                                part.name() + " died " + deaths + " times in a row and is not started again. "
                                        + why.getMessage(),
                                false));
                        return;
                    }
                }
            }
            first.completeExceptionally(new PartFailure("the mesh is being stopped", false));
        }

        /** From start to death; says why it died. */
        private PartFailure liveOnce() {
            Part.Running running;
            try {
                running = part.start();
            } catch (PartFailure e) {
                return e;
            }
            current = running;
            news("starting");
            if (!awaitReady(running)) {
                boolean dead = running.ended().isDone();
                running.stop(STOP);
                String what =
                        dead ? " ended before it was ready. " : " was not ready after " + READY.toSeconds() + " s. ";
                boolean taken = dead && ProcessPart.portTaken(part.port());
                return new PartFailure(
                        part.name() + (taken ? ": port " + part.port() + " is taken. " : what) + running.lastWords(),
                        taken);
            }
            news("ready");
            first.complete(null);
            running.ended().join();
            return new PartFailure(part.name() + " ended. " + running.lastWords(), false);
        }

        private boolean awaitReady(Part.Running running) {
            Instant deadline = clock.instant().plus(READY);
            while (!running.ended().isDone() && clock.instant().isBefore(deadline)) {
                if (running.ready()) {
                    return true;
                }
                if (awaitQuietly(stopping, BETWEEN_QUESTIONS)) {
                    return false;
                }
            }
            return false;
        }

        private void news(String now) {
            state = now;
            changed.run();
        }

        /** A start that is under way is waited for, so that nothing is left behind. */
        void end() {
            while (thread.isAlive()) {
                Part.Running running = current;
                if (running != null) {
                    running.stop(STOP);
                }
                try {
                    thread.join(Duration.ofMillis(100));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
