package io.agon.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;

/** Counts tokens, latency and failures of calls, by role of the model. */
public final class InstrumentedChatModels implements ChatModels {
    private final ChatModels models;
    private final MeterRegistry meters;

    public InstrumentedChatModels(ChatModels models, MeterRegistry meters) {
        this.models = models;
        this.meters = meters;
    }

    @Override
    public ChatReply chat(ChatCall call) {
        try {
            ChatReply reply = models.chat(call);
            Timer.builder("gen_ai.client.operation.duration")
                    .tag("role", call.role())
                    .register(meters)
                    .record(Duration.ofMillis(reply.millis()));
            tokens("input", call.role(), reply.promptTokens());
            tokens("cached", call.role(), reply.cachedTokens());
            tokens("output", call.role(), reply.completionTokens());
            return reply;
        } catch (EndpointFailure e) {
            Counter.builder("inference.failures")
                    .tag("role", call.role())
                    .tag("code", e.code().code())
                    .register(meters)
                    .increment();
            throw e;
        }
    }

    private void tokens(String type, String role, long count) {
        DistributionSummary.builder("gen_ai.client.token.usage")
                .tag("type", type)
                .tag("role", role)
                .register(meters)
                .record(count);
    }
}
