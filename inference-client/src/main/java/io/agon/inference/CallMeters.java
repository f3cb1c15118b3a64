package io.agon.inference;

import io.agon.contracts.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Counts tokens, latency and failures of calls, by role of the model. */
final class CallMeters {
    private final MeterRegistry meters;
    private final Map<String, Meters> roles = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts what comes of a call. */
    <R extends ModelReply> R count(String role, Supplier<R> call) {
        Meters own = roles.computeIfAbsent(role, name -> new Meters(name, meters));
        try {
            R reply = call.get();
            own.count(reply);
            return reply;
        } catch (EndpointFailure e) {
            own.failures.get(e.code()).increment();
            throw e;
        }
    }

    /** Of one role. Looked up once: building a meter's id costs more than counting. */
    private static final class Meters {
        private static final Duration[] BUCKETS = LongStream.of(
                        250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);

        private final Timer duration;
        private final DistributionSummary input;
        private final DistributionSummary cached;
        private final DistributionSummary output;
        private final Map<ErrorCode, Counter> failures = new EnumMap<>(ErrorCode.class);

        Meters(String role, MeterRegistry meters) {
            duration = Timer.builder("gen_ai.client.operation.duration")
                    .tag("role", role)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters);
            input = tokens("input", role, meters);
            cached = tokens("cached", role, meters);
            output = tokens("output", role, meters);
            for (ErrorCode code : ErrorCode.values()) {
                failures.put(
                        code,
                        Counter.builder("inference.failures")
                                .tag("role", role)
                                .tag("code", code.code())
                                .register(meters));
            }
        }

        private static DistributionSummary tokens(String type, String role, MeterRegistry meters) {
            return DistributionSummary.builder("gen_ai.client.token.usage")
                    .tag("type", type)
                    .tag("role", role)
                    .register(meters);
        }

        void count(ModelReply reply) {
            duration.record(reply.millis(), TimeUnit.MILLISECONDS);
            input.record(reply.promptTokens());
            cached.record(reply.cachedTokens());
            output.record(reply.completionTokens());
        }
    }
}
