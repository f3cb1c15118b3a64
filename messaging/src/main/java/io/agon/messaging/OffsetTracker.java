package io.agon.messaging;

import java.util.TreeMap;

/**
 * Which offsets of one partition are done, and so up to where it may be committed. Not thread-safe.
 *
 * <p>Offsets begin in ascending order, as a consumer delivers them; they end in any order. The position to commit is the
 * lowest offset that began and has not ended, or one past the highest if all have.
 */
final class OffsetTracker {
    private enum State {
        RUNNING,
        DONE,
        /** Let go undone: holds the position back, so that it is delivered again, but nothing runs. */
        ABANDONED
    }

    private final TreeMap<Long, State> open = new TreeMap<>();
    private long position = -1;
    private long told = -1;
    private int running;

    void begin(long offset) {
        if (position < 0) {
            position = offset;
            told = offset;
        }
        State before = open.put(offset, State.RUNNING);
        if (before != State.RUNNING) {
            running++;
        }
    }

    void end(long offset) {
        if (open.replace(offset, State.RUNNING, State.DONE)) {
            running--;
        }
        while (!open.isEmpty() && open.firstEntry().getValue() == State.DONE) {
            position = open.pollFirstEntry().getKey() + 1;
        }
    }

    void abandon(long offset) {
        if (open.replace(offset, State.RUNNING, State.ABANDONED)) {
            running--;
        }
    }

    boolean busy() {
        return running > 0;
    }

    boolean hasNews() {
        return position > told;
    }

    long takePosition() {
        told = position;
        return position;
    }

    /** The last position taken did not reach the broker. */
    void tellAgain() {
        told = -1;
    }
}
