package io.agon.inference;

import dev.langchain4j.model.openai.internal.OpenAiClient;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clients below langchain4j's models, one for each address: for what its models do not do. */
final class LowLevelClients {
    private static final Duration LINGERING = Duration.ofSeconds(10);

    private final Map<EndpointSettings.Address, OpenAiClient> clients = new ConcurrentHashMap<>();

    /** The one for an address. It gives up a little later than the endpoint's timeout: the deadline is its caller's to keep. */
    OpenAiClient of(EndpointSettings.Address address, Duration timeout) {
        return clients.computeIfAbsent(
                address,
                a -> OpenAiClient.builder()
                        .baseUrl(a.baseUrl().toString())
                        .apiKey(a.apiKey().orElse("none"))
                        .connectTimeout(timeout)
                        .readTimeout(timeout.plus(LINGERING))
                        .build());
    }
}
