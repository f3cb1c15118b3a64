package io.agon.local.guard;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Starts another main class in a process that ends with the one that started it.
 *
 * <p>The parent holds the other end of standard input and never writes. When it dies, however it dies, the pipe reports
 * its end and this process shuts down in the ordinary way; should that take too long, it is cut off.
 */
public final class Guarded {
    private static final int PARENT_IS_GONE = 143;
    private static final long GRACE_SECONDS = 20;

    private Guarded() {}

    /** @param arguments the main class, then its own arguments */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("arguments: the main class is missing");
        }
        InputStream parent = System.in;
        Thread.ofPlatform().name("parent-watch").daemon().start(() -> endWith(parent));
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // nothing is expected: only the end counts
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        Thread.ofPlatform().name("parent-watch-limit").daemon().start(Guarded::cutOffLater);
        System.exit(PARENT_IS_GONE);
    }

    private static void cutOffLater() {
        try {
            TimeUnit.SECONDS.sleep(GRACE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
}
