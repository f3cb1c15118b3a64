package io.agon.local.api;

/** The service did not answer, or not in a way that can be used. Trying again may help. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
