package io.agon.evolution.wiring;

import io.agon.storage.StoreUnavailable;
import org.jboss.logging.Logger;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A few threads that go on with improvements, evaluations and campaigns. What cannot be done now is looked at again later. */
final class Improvers implements Executor, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Improvers.class);
    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("improving-", 0).factory());

    @Override
    public void execute(Runnable command) {
        threads.execute(() -> {
            try {
                command.run();
            } catch (StoreUnavailable e) {
                LOG.debugf(e, "Not gone on with, trying again");
            } catch (RuntimeException e) {
                LOG.errorf(e, "Work cannot be gone on with, trying again");
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
