package io.agon.evolution.domain.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The state table of a run: every change of status there is. What is not in the table cannot happen. */
public enum Transition {
    POPULATION_STANDS(RunStatus.DRAFTING, RunStatus.JUDGING, Trigger.ADVANCE),
    BUDGET_SPENT_DRAFTING(RunStatus.DRAFTING, RunStatus.COMPLETED, Trigger.ADVANCE),
    NEXT_GENERATION(RunStatus.JUDGING, RunStatus.DRAFTING, Trigger.ADVANCE),
    LAST_GENERATION_JUDGED(RunStatus.JUDGING, RunStatus.COMPLETED, Trigger.ADVANCE),
    PAUSED_DRAFTING(RunStatus.DRAFTING, RunStatus.PAUSED, Trigger.PAUSE),
    PAUSED_JUDGING(RunStatus.JUDGING, RunStatus.PAUSED, Trigger.PAUSE),
    RESUMED_DRAFTING(RunStatus.PAUSED, RunStatus.DRAFTING, Trigger.RESUME),
    RESUMED_JUDGING(RunStatus.PAUSED, RunStatus.JUDGING, Trigger.RESUME),
    CANCELLED_DRAFTING(RunStatus.DRAFTING, RunStatus.CANCELLED, Trigger.CANCEL),
    CANCELLED_JUDGING(RunStatus.JUDGING, RunStatus.CANCELLED, Trigger.CANCEL),
    CANCELLED_PAUSED(RunStatus.PAUSED, RunStatus.CANCELLED, Trigger.CANCEL);

    /** What causes a transition. */
    public enum Trigger {
        /** A cohort is drafted or a round is judged. */
        ADVANCE,
        /** A person, a dead letter, or results that make going on pointless. */
        PAUSE,
        /** A person. */
        RESUME,
        /** A person. */
        CANCEL
    }

    private final RunStatus from;
    private final RunStatus to;
    private final Trigger trigger;

    Transition(RunStatus from, RunStatus to, Trigger trigger) {
        this.from = from;
        this.to = to;
        this.trigger = trigger;
    }

    public RunStatus from() {
        return from;
    }

    public RunStatus to() {
        return to;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** The row of the table, if there is one. */
    public static Optional<Transition> of(RunStatus from, RunStatus to, Trigger trigger) {
        return Arrays.stream(values())
                .filter(row -> row.from == from && row.to == to && row.trigger == trigger)
                .findFirst();
    }

    /** States from which this trigger leads on. */
    public static List<RunStatus> allowed(Trigger trigger) {
        return Arrays.stream(values())
                .filter(row -> row.trigger == trigger)
                .map(row -> row.from)
                .distinct()
                .toList();
    }
}
