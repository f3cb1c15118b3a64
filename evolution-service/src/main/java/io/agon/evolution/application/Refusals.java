package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Transition;

import java.util.Locale;
import java.util.stream.Collectors;

/** Words for what a status forbids. */
final class Refusals {
    private Refusals() {}

    static Decision.Refusal of(Run run, Transition.Trigger trigger) {
        String allowed = Transition.allowed(trigger).stream()
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new Decision.Refusal("the run is "
                + run.status().name().toLowerCase(Locale.ROOT) + ": "
                + trigger.name().toLowerCase(Locale.ROOT)
                + " is possible while it is " + allowed);
    }
}
