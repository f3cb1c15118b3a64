package io.agon.scaffold.application.port;

import io.agon.scaffold.domain.building.StepKey;

import java.util.List;
import java.util.function.Consumer;

/** Steps that can be done and were not asked for yet, in the order in which they became so. */
public interface Outbox {
    /**
     * A step to be asked for.
     *
     * @param attempt which request for it this is, from 1
     */
    record Wanted(String project, StepKey key, int attempt) {}

    /**
     * Hands the oldest steps of running projects to the sender, and counts them as asked for when it returns. If it throws,
     * they wait on.
     *
     * @return how many
     */
    int sendNext(int most, Consumer<List<Wanted>> sender);
}
