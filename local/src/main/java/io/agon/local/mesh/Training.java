package io.agon.local.mesh;

import java.util.List;
import java.util.Optional;

/**
 * What trains models in campaigns.
 *
 * @param command for a shell; null: the simulator's own trainer where models are simulated, else nothing
 * @param options passed on to the simulator's trainer as they are
 */
public record Training(String command, List<String> options) {
    /** Where nothing is said. */
    public static final Training USUAL = new Training(null, List.of());

    public Training {
        options = List.copyOf(options);
    }

    /** The program and its arguments; nothing where there is nothing to train with. */
    Optional<List<String>> line(boolean simulated, List<String> simulatorTrainer) {
        if (command != null) {
            return Optional.of(List.of("/bin/sh", "-c", command));
        }
        return simulated ? Optional.of(simulatorTrainer) : Optional.empty();
    }
}
