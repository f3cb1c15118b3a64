package io.agon.evolution.application.port;

/** Told of every change that was recorded. Must return at once. */
@FunctionalInterface
public interface RunChanges {
    void changed(String runId);
}
