package io.agon.inference;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.OpenTelemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The endpoints of a service put together: traced and counted outside, tried again inside, then routed to an address, the client
 * innermost.
 *
 * @param models asks them
 * @param embeddings asks them what texts mean
 * @param scoring asks them how probable they find texts
 * @param capacity calls worth beginning now: what the endpoints in use take, and a sixteenth to stand ready for the room
 *     that is free next
 */
public record InferenceTier(
        ChatModels models, EmbeddingModels embeddings, ScoringModels scoring, IntSupplier capacity) {
    private static final int READY = 16;

    /**
     * The tier of these settings.
     *
     * @throws IllegalArgumentException if an endpoint has no address, or both one and several
     */
    public static InferenceTier of(
            InferenceConfig config, MeterRegistry meters, OpenTelemetry telemetry, RandomGenerator jitter) {
        Map<String, EndpointSettings> endpoints = config.endpoints().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> settings(e.getKey(), e.getValue())));
        InferenceConfig.Retries retries = config.retries();
        Router router = new Router(endpoints, Addresses::new);
        router.endpoints().forEach(endpoint -> register(endpoint, meters));
        Pipeline pipeline = new Pipeline(
                new CallSpans(telemetry),
                new CallMeters(meters),
                new Retries(
                        new Retries.Budget(
                                retries.attempts(), retries.firstPause(), retries.longestPause(), retries.total()),
                        jitter),
                router);
        OpenAiCaller chat = new OpenAiCaller();
        TextCaller texts = new TextCaller();
        return new InferenceTier(
                call -> pipeline.ask(call, chat::chat),
                call -> pipeline.ask(call, texts::embed),
                call -> pipeline.ask(call, texts::score),
                () -> ready(router.capacity()));
    }

    /** What every call goes through. */
    private record Pipeline(CallSpans spans, CallMeters meters, Retries retries, Router router) {
        <C extends ModelCall, R extends ModelReply> R ask(C call, Router.Caller<C, R> caller) {
            return spans.within(
                    call, () -> meters.count(call.role(), () -> retries.call(() -> router.ask(call, caller))));
        }
    }

    private static int ready(int capacity) {
        return (int) Math.min(Integer.MAX_VALUE, capacity + Math.max(1L, capacity / READY));
    }

    static EndpointSettings settings(String name, InferenceConfig.Endpoint endpoint) {
        boolean one = endpoint.baseUrl().isPresent();
        boolean several = !endpoint.addresses().isEmpty();
        if (one == several) {
            throw new IllegalArgumentException("agon.inference.endpoints." + name + " has "
                    + (one ? "both base-url and addresses" : "neither base-url nor addresses")
                    + ": must have one of the two");
        }
        List<EndpointSettings.Address> addresses = one
                ? List.of(new EndpointSettings.Address(name, endpoint.baseUrl().get(), key(endpoint.apiKey()), 1))
                : endpoint.addresses().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new EndpointSettings.Address(
                                e.getKey(),
                                e.getValue().baseUrl(),
                                key(e.getValue().apiKey()),
                                e.getValue().weight()))
                        .toList();
        return new EndpointSettings(addresses, endpoint.timeout(), endpoint.concurrency());
    }

    private static Optional<String> key(Optional<String> configured) {
        return configured.filter(key -> !key.isBlank());
    }

    private static void register(Router.Endpoint endpoint, MeterRegistry meters) {
        Addresses addresses = endpoint.addresses();
        Gauge.builder("inference.waiting", addresses, Addresses::waiting)
                .tag("endpoint", endpoint.name())
                .strongReference(true)
                .register(meters);
        for (EndpointSettings.Address address : endpoint.settings().addresses()) {
            Tags tags = Tags.of("endpoint", endpoint.name(), "address", address.name());
            gauge("inference.limit", addresses, of(address, Addresses.Standing::limit), tags, meters);
            gauge("inference.in.flight", addresses, of(address, Addresses.Standing::inFlight), tags, meters);
            gauge("inference.address.up", addresses, of(address, s -> s.up() ? 1 : 0), tags, meters);
            FunctionCounter.builder("inference.refusals", addresses, of(address, Addresses.Standing::refusals))
                    .tags(tags)
                    .register(meters);
        }
    }

    private static void gauge(
            String name, Addresses addresses, ToDoubleFunction<Addresses> value, Tags tags, MeterRegistry meters) {
        Gauge.builder(name, addresses, value).tags(tags).strongReference(true).register(meters);
    }

    private static ToDoubleFunction<Addresses> of(
            EndpointSettings.Address address, ToDoubleFunction<Addresses.Standing> value) {
        return addresses -> value.applyAsDouble(addresses.standing(address));
    }
}
