package io.agon.local;

/** Ends a command with an exit code and a message for the person at the terminal; no stack trace is shown. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** @param message one or more lines, without a trailing newline: what is wrong, and what to do */
    public CommandFailure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public CommandFailure(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
