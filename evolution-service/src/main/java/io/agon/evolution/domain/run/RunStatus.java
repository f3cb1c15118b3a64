package io.agon.evolution.domain.run;

/** Where a run stands. */
public enum RunStatus {
    /** Texts of the generation are being written. */
    DRAFTING,
    /** Matches of the generation are being judged. */
    JUDGING,
    /** Nothing new is asked for until a person resumes the run. */
    PAUSED,
    /** Every generation was judged, or the budget is spent. Final. */
    COMPLETED,
    /** Ended by a person. Final. */
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean ended() {
        return this == COMPLETED || this == CANCELLED;
    }

    /** Whether the run asks for work. */
    public boolean active() {
        return this == DRAFTING || this == JUDGING;
    }
}
