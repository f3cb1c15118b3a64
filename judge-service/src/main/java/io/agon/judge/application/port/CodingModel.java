package io.agon.judge.application.port;

import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.coding.Coded;
import io.agon.judge.domain.coding.CodingTask;

/** A model that induces criteria. Failures of the endpoint pass through as they are. */
@FunctionalInterface
public interface CodingModel {
    /**
     * Asks once.
     *
     * @param attempt from 1; each attempt asks with another seed
     */
    Reply<Coded> ask(CodingTask task, int attempt);
}
