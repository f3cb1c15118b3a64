package io.agon.inference;

/** Reads replies while they are written, and may stop one that goes wrong: what is not written is not paid for. */
@FunctionalInterface
public interface ReplyWatch {
    /** Begins to read a reply; called again where a call is tried again, whose reply begins anew. */
    Reading begin();

    /** Of one reply, by one thread. */
    @FunctionalInterface
    interface Reading {
        /**
         * Reads on.
         *
         * @param part what came since the last call, never empty
         * @return whether the model shall go on
         */
        boolean goesOn(String part);
    }
}
