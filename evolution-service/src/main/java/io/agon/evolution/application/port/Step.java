package io.agon.evolution.application.port;

/** Decides on the records of one run. Pure: reads the file, returns what to record. */
@FunctionalInterface
public interface Step {
    Decision decide(RunFile file);
}
