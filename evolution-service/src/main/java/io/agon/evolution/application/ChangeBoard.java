package io.agon.evolution.application;

import io.agon.evolution.application.port.RunChanges;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes news of changes on to whoever listens in this process. Thread-safe. */
public final class ChangeBoard implements RunChanges {
    private final List<RunChanges> listeners = new CopyOnWriteArrayList<>();

    /** Listens until the handle is closed. */
    public AutoCloseable listen(RunChanges listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void changed(String runId) {
        listeners.forEach(listener -> listener.changed(runId));
    }
}
