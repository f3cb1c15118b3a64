package io.agon.local.mesh;

/** A part could not be started, or could not be kept alive. The message is for people. */
final class PartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean portTaken;

    PartFailure(String message, Throwable cause) {
        super(message, cause);
        this.portTaken = false;
    }

    PartFailure(String message, boolean portTaken) {
        super(message);
        this.portTaken = portTaken;
    }

    /** Whether somebody else took the port in the moment between choosing and using it. */
    boolean portTaken() {
        return portTaken;
    }
}
