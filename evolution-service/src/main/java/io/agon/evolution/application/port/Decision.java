package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Run;

import java.util.List;

/** What a step decided. */
public sealed interface Decision {
    /** Record the run and these facts. */
    record Change(Run run, List<Fact> facts) implements Decision {}

    /** Nothing to do. */
    record Nothing() implements Decision {}

    /** The run's status forbids it: nothing of this transaction is recorded. */
    record Refusal(String detail) implements Decision {}
}
