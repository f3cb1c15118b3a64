package io.agon.contracts;

/** Thrown where a message breaks its contract: names the field, the value and the rule. Never transient. */
public final class InvalidMessage extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidMessage(String message) {
        super(message);
    }

    public InvalidMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
