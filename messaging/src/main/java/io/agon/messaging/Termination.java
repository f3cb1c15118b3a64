package io.agon.messaging;

import sun.misc.Signal;

import java.io.IOException;
import java.io.InputStream;

/**
 * When a replica ends in order: on SIGTERM, which says that it is not needed any more and is no failure; and, started with
 * {@code -Dio.agon.ends-with-parent=true}, when the process that holds the other end of its standard input is gone.
 */
public final class Termination {
    private static final String WITH_PARENT = "io.agon.ends-with-parent";

    private Termination() {}

    /** @param end begins an end with status 0, without waiting for it; SIGTERM would else end with 143 */
    public static void ends(Runnable end) {
        var unused = Signal.handle(new Signal("TERM"), signal -> end.run());
        if (Boolean.getBoolean(WITH_PARENT)) {
            Thread.ofPlatform().name("parent-watch").daemon().start(() -> awaitEnd(System.in, end));
        }
    }

    private static void awaitEnd(InputStream parent, Runnable end) {
        try {
            while (parent.read() >= 0) {
                // nothing is expected: only the end counts
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        end.run();
    }
}
