package io.agon.evolution.adapter.training;

import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.domain.run.Reason;

/** Where nobody trains. */
public final class AbsentTrainer implements Trainer {
    @Override
    public State look(Order order) {
        return new State.Failed(new Reason(
                ABSENT, "this service has nothing to train with: set agon.training.by to command or kubernetes"));
    }

    @Override
    public void cancel(String id) {
        // nothing is under way
    }
}
