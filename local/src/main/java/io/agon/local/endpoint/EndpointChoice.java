package io.agon.local.endpoint;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The order in which an endpoint is looked for. */
public final class EndpointChoice {
    /** Holds the key unless {@code --api-key-env} names another. */
    public static final String USUAL_KEY = "OPENAI_API_KEY";

    private static final String USUAL_ADDRESS = "OPENAI_BASE_URL";

    private EndpointChoice() {}

    /**
     * The option, else the environment, else a local server, else the simulator.
     *
     * <p>A key goes only to an address that a person named, never to a server that was merely found.
     *
     * @param option what was given on the command line, or null
     * @param keyVariable what {@code --api-key-env} names, or null
     * @param variable reads the environment
     * @param localServer looks for one; asked last, because it takes time
     */
    public static Endpoint choose(
            String option,
            String keyVariable,
            Function<String, Optional<String>> variable,
            Supplier<Optional<URI>> localServer) {
        String key = keyVariable == null ? USUAL_KEY : keyVariable;
        if (option != null) {
            return new Endpoint(Endpoint.Origin.OPTION, BaseUrl.read("--endpoint", option), key);
        }
        Optional<String> named = variable.apply(USUAL_ADDRESS);
        if (named.isPresent()) {
            return new Endpoint(Endpoint.Origin.ENVIRONMENT, BaseUrl.read(USUAL_ADDRESS, named.get()), key);
        }
        return localServer
                .get()
                .map(found -> new Endpoint(Endpoint.Origin.LOCAL_SERVER, found, keyVariable))
                .orElse(Endpoint.SIMULATOR);
    }
}
