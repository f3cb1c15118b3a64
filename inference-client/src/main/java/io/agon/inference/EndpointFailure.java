package io.agon.inference;

import io.agon.contracts.ErrorCode;

import java.time.Duration;

/** No reply, and why. The message is for people: it holds no key and no text of a candidate. */
public final class EndpointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean passing;
    private final transient Duration retryAfter;
    private final int attempts;

    EndpointFailure(
            ErrorCode code, String detail, boolean passing, Duration retryAfter, int attempts, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.passing = passing;
        this.retryAfter = retryAfter;
        this.attempts = attempts;
    }

    public ErrorCode code() {
        return code;
    }

    /** Calls made before giving up, at least 1. */
    public int attempts() {
        return attempts;
    }

    /** Whether the same call may succeed a little later. */
    boolean passing() {
        return passing;
    }

    /** How long the endpoint asked to be left alone, or null. */
    Duration retryAfter() {
        return retryAfter;
    }

    EndpointFailure after(int calls) {
        return new EndpointFailure(code, getMessage(), passing, retryAfter, calls, getCause());
    }
}
