package io.agon.evolution.application.port;

import java.util.Optional;

/** Makes trained models known to those who serve models. */
@FunctionalInterface
public interface ModelServer {
    /**
     * Has a model served. Harmless when it is repeated.
     *
     * @return why it is not served yet; nothing where it is
     */
    Optional<String> serve(String model, String location);
}
