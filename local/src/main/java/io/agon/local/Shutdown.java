package io.agon.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * What has to happen before the process ends, also on Ctrl-C and SIGTERM: last registered, first done. Thread-safe.
 *
 * <p>Steps must do nothing when what they stop has stopped already.
 */
public final class Shutdown {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean begun;

    /** Does the steps when the JVM ends. */
    public static Shutdown ofProcess() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        return shutdown;
    }

    /** Registers a step; takes it at once if the end has begun. */
    public void before(Runnable step) {
        synchronized (this) {
            if (!begun) {
                steps.push(step);
                return;
            }
        }
        step.run();
    }

    /** Whether the process is ending. */
    public synchronized boolean begun() {
        return begun;
    }

    /** Does the steps, all of them even if one fails; the first failure is thrown at the end. */
    public void run() {
        RuntimeException failure = null;
        while (true) {
            Runnable step;
            synchronized (this) {
                begun = true;
                step = steps.poll();
            }
            if (step == null) {
                break;
            }
            try {
                step.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits for the end that has begun or will be asked for: the JVM ends during this call. */
    public void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
