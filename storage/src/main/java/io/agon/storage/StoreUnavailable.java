package io.agon.storage;

/** Thrown where the store cannot be reached now, or gave way to another transaction: trying again may help. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
