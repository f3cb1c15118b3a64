package io.agon.testkit.wrong.domain;

import java.time.Instant;

/** Draws from the clock. */
public final class DomainThatLooksAtTheClock {
    Instant when() {
        return Instant.now();
    }
}
