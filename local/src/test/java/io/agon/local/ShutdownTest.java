package io.agon.local;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShutdownTest {
    private final Shutdown shutdown = new Shutdown();
    private final List<String> done = new ArrayList<>();

    @Test
    void lastRegisteredIsFirstDoneAndOnlyOnce() {
        shutdown.before(() -> done.add("mesh"));
        shutdown.before(() -> done.add("run"));

        shutdown.run();
        shutdown.run();

        assertThat(done).containsExactly("run", "mesh");
    }

    @Test
    void stepThatComesTooLateIsTakenAtOnce() {
        shutdown.run();

        shutdown.before(() -> done.add("late"));

        assertThat(done).containsExactly("late");
    }

    @Test
    void stepThatFailsDoesNotKeepTheOthersFromBeingDone() {
        shutdown.before(() -> done.add("mesh"));
        shutdown.before(() -> {
            throw new IllegalStateException("the run could not be paused");
        });

        assertThatThrownBy(shutdown::run).hasMessage("the run could not be paused");

        assertThat(done).containsExactly("mesh");
    }
}
