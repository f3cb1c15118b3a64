package io.agon.messaging;

import io.agon.contracts.ErrorCode;

/**
 * Work that cannot be done, retries spent: the record goes to the dead letters and is acknowledged.
 *
 * <p>The message is shown to people and written to headers: it holds no text of a candidate and no secret.
 */
public final class WorkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int attempts;

    public WorkFailure(ErrorCode code, String detail, int attempts) {
        super(detail);
        this.code = code;
        this.attempts = attempts;
    }

    public WorkFailure(ErrorCode code, String detail, int attempts, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.attempts = attempts;
    }

    public ErrorCode code() {
        return code;
    }

    public int attempts() {
        return attempts;
    }
}
