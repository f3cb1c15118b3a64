package io.agon.evolution.adapter.kafka;

import io.agon.messaging.RetryLater;
import io.agon.storage.StoreUnavailable;

/** Applies what was told. */
final class Applying {
    private Applying() {}

    /** Does it, or has it told again later where the store is away. */
    static void orLater(Runnable application) {
        try {
            application.run();
        } catch (StoreUnavailable e) {
            throw new RetryLater(e.getMessage(), e);
        }
    }
}
