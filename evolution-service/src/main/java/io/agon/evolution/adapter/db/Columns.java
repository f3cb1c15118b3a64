package io.agon.evolution.adapter.db;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Values of columns as drivers give them. */
final class Columns {
    private Columns() {}

    /** A point in time, or null. */
    static Instant instant(Object column) {
        return switch (column) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("no point in time: " + column.getClass());
        };
    }
}
