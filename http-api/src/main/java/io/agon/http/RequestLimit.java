package io.agon.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Refuses, with when to come again, what a known caller asks for beyond its share. */
@jakarta.ws.rs.ext.Provider
class RequestLimit implements ContainerRequestFilter {
    /** Callers that are remembered; whoever called longest ago is forgotten, with a full bucket. */
    private static final int REMEMBERED = 10_000;

    /** Asked for when the first request comes: filters are made before the configuration is there. */
    private final Provider<SecurityConfig> config;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    RequestLimit(Provider<SecurityConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!config.get().callersAreKnown()) {
            return;
        }
        Callers.name(request).ifPresent(caller -> {
            ConsumptionProbe probe =
                    buckets.computeIfAbsent(caller, name -> bucket()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                request.abortWith(refusal(probe.getNanosToWaitForRefill()));
            }
        });
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(config.get().limit().burst())
                        .refillGreedy(config.get().limit().perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private Response refusal(long nanos) {
        Response response = Problem.of(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "A caller may make " + config.get().limit().perSecond() + " requests a second, and "
                                + config.get().limit().burst() + " at once.")
                .response();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
        response.getHeaders().putSingle("Retry-After", Long.toString(seconds));
        return response;
    }
}
