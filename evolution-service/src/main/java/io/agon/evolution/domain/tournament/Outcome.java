package io.agon.evolution.domain.tournament;

/** How a match ended. */
public enum Outcome {
    FIRST,
    SECOND,
    TIE,
    /** Unreadable: moves no rating. */
    VOID
}
