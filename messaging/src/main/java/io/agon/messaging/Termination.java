package io.agon.messaging;

import sun.misc.Signal;

/** SIGTERM is how a replica is told that it is not needed any more: an ordinary end, not a failure. */
public final class Termination {
    private Termination() {}

    /**
     * Has SIGTERM end the process in order, with status 0 where there would be 143.
     *
     * @param end begins an end with status 0, without waiting for it
     */
    public static void ends(Runnable end) {
        var unused = Signal.handle(new Signal("TERM"), signal -> end.run());
    }
}
