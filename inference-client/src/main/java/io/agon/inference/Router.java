package io.agon.inference;

import io.agon.contracts.ErrorCode;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends each call to an address of its endpoint that has room for it. A call that fails at one address for a reason that
 * may be the address's own goes to another at once, where another is up.
 */
final class Router {
    private final Map<String, Endpoint> endpoints;

    /** Asks one address once. */
    @FunctionalInterface
    interface Caller<C extends ModelCall, R extends ModelReply> {
        /** @throws EndpointFailure if there is no reply */
        R ask(C call, EndpointSettings endpoint, EndpointSettings.Address address);
    }

    /** An endpoint, how its addresses stand, and whether it was ever called. */
    record Endpoint(String name, EndpointSettings settings, Addresses addresses, AtomicBoolean used) {}

    Router(Map<String, EndpointSettings> endpoints, Function<EndpointSettings, Addresses> addresses) {
        this.endpoints = endpoints.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        e -> new Endpoint(
                                e.getKey(), e.getValue(), addresses.apply(e.getValue()), new AtomicBoolean())));
    }

    Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    /** Calls that the endpoints in use take now, at least 1; without bound before the first call. */
    int capacity() {
        long sum = endpoints.values().stream()
                .filter(endpoint -> endpoint.used().get())
                .mapToLong(endpoint -> endpoint.addresses().capacity())
                .sum();
        return sum == 0 ? Integer.MAX_VALUE : (int) Math.min(sum, Integer.MAX_VALUE);
    }

    /** @throws EndpointFailure if there is no reply */
    <C extends ModelCall, R extends ModelReply> R ask(C call, Caller<C, R> caller) {
        Endpoint endpoint = endpoint(call);
        endpoint.used().set(true);
        String failed = null;
        for (int calls = 1; ; calls++) {
            Addresses.Lease lease = lease(endpoint, failed);
            EndpointFailure failure;
            try {
                R reply = caller.ask(call, endpoint.settings(), lease.address());
                lease.answered(call.role());
                return reply;
            } catch (EndpointFailure e) {
                failure = e.after(calls);
            } catch (RuntimeException | Error e) {
                lease.unused();
                throw e;
            }
            if (!failure.passing()) {
                lease.declined();
                throw failure;
            }
            boolean elsewhere = lease.failed(failure);
            if (!elsewhere || calls >= endpoint.settings().addresses().size()) {
                throw failure;
            }
            failed = lease.address().name();
        }
    }

    private Endpoint endpoint(ModelCall call) {
        return Optional.ofNullable(endpoints.get(call.endpoint()))
                .orElseThrow(() -> new EndpointFailure(
                        ErrorCode.UNKNOWN_ENDPOINT,
                        "endpoint '" + call.endpoint() + "' is not configured here; known are " + endpoints.keySet()));
    }

    private static Addresses.Lease lease(Endpoint endpoint, String avoided) {
        try {
            return endpoint.addresses().take(avoided);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for room at endpoint '" + endpoint.name() + "'");
        }
    }
}
