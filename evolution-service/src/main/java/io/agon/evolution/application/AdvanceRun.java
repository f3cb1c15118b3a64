package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.tournament.Methods;

import java.time.Clock;

/** Takes a run on, by the schedule that its specification names; does nothing where it must wait. */
public final class AdvanceRun implements Step {
    private final Methods methods;
    private final Clock clock;
    private final Schedule generational = new GenerationalSchedule();
    private final Schedule steady = new SteadySchedule();

    public AdvanceRun(Methods methods, Clock clock) {
        this.methods = methods;
        this.clock = clock;
    }

    @Override
    public Decision decide(RunFile file) {
        if (!file.run().status().active()) {
            return new Decision.Nothing();
        }
        Turn turn = new Turn(file, methods, clock.instant());
        Schedule schedule = switch (file.run().specification().schedule()) {
            case GENERATIONAL -> generational;
            case STEADY -> steady;
        };
        schedule.advance(turn);
        return turn.decision();
    }
}
