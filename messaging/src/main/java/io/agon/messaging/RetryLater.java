package io.agon.messaging;

/** Thrown by the application of events where the store cannot be reached now: the batch stays and is tried again. */
public final class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLater(String message, Throwable cause) {
        super(message, cause);
    }
}
