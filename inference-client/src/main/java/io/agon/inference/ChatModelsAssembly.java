package io.agon.inference;

import io.micrometer.core.instrument.MeterRegistry;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Puts the parts together: counted outside, tried again inside, the client innermost. */
public final class ChatModelsAssembly {
    private ChatModelsAssembly() {}

    /** The models of these settings. */
    public static ChatModels of(InferenceConfig config, MeterRegistry meters, RandomGenerator jitter) {
        Map<String, EndpointSettings> endpoints = config.endpoints().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> new EndpointSettings(
                                e.getValue().baseUrl(),
                                e.getValue().apiKey().filter(key -> !key.isBlank()),
                                e.getValue().timeout())));
        InferenceConfig.Retries retries = config.retries();
        return new InstrumentedChatModels(
                new ResilientChatModels(
                        new OpenAiChatModels(endpoints),
                        new ResilientChatModels.Budget(
                                retries.attempts(), retries.firstPause(), retries.longestPause(), retries.total()),
                        jitter),
                meters);
    }
}
