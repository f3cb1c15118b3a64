package io.agon.scaffold.domain.project;

import java.util.Locale;

/** How work stands. */
public enum Status {
    /** Steps are being done. */
    RUNNING,
    /** Waits for a person, with a reason or by their wish. */
    PAUSED,
    /** Everything is made. */
    FINISHED,
    /** Given up; what was made stays. */
    CANCELLED;

    /** Whether nothing more is going to happen. */
    public boolean ended() {
        return this == FINISHED || this == CANCELLED;
    }

    /** As it is written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
