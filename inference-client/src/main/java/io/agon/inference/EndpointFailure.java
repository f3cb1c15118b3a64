package io.agon.inference;

import io.agon.contracts.ErrorCode;

import java.time.Duration;

/** No reply, and why. The message is for people: it holds no key and no text of a candidate. */
public final class EndpointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final Outlook outlook;
    private final transient Duration retryAfter;
    private final int attempts;

    /** What may become of the same call later. */
    enum Outlook {
        /** Nothing: it will fail again. */
        FINAL,
        /** It may succeed. */
        PASSING,
        /** It succeeds as soon as the endpoint has room: it said that it is full. */
        FULL
    }

    EndpointFailure(
            ErrorCode code, String detail, Outlook outlook, Duration retryAfter, int attempts, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.outlook = outlook;
        this.retryAfter = retryAfter;
        this.attempts = attempts;
    }

    /** Of one call that would fail again. */
    public EndpointFailure(ErrorCode code, String detail) {
        this(code, detail, Outlook.FINAL, null, 1, null);
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
        return outlook != Outlook.FINAL;
    }

    /** Whether the endpoint refused the call for want of room. */
    boolean refusal() {
        return outlook == Outlook.FULL;
    }

    /** How long the endpoint asked to be left alone, or null. */
    Duration retryAfter() {
        return retryAfter;
    }

    EndpointFailure after(int calls) {
        return new EndpointFailure(code, getMessage(), outlook, retryAfter, calls, getCause());
    }
}
