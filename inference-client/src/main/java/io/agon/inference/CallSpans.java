package io.agon.inference;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

import java.util.function.Supplier;

/**
 * A span for each call, retries and waiting for room included, named as OpenTelemetry's conventions for generative AI have it. Neither prompts
 * nor replies are in it.
 */
final class CallSpans {
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> ASKED_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> CACHED = AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> ROLE = AttributeKey.stringKey("agon.role");
    private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("agon.endpoint");
    private static final AttributeKey<Boolean> SIMULATED = AttributeKey.booleanKey("agon.simulated");
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("agon.attempts");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    CallSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.agon.inference");
    }

    /** Calls within a span. */
    <R extends ModelReply> R within(ModelCall call, Supplier<R> ask) {
        String operation = operation(call);
        Span span = tracer.spanBuilder(operation + " " + call.model())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(OPERATION, operation)
                .setAttribute(ASKED_MODEL, call.model())
                .setAttribute(ROLE, call.role())
                .setAttribute(ENDPOINT, call.endpoint())
                .startSpan();
        try (Scope unused = span.makeCurrent()) {
            R reply = ask.get();
            span.setAttribute(MODEL, reply.model())
                    .setAttribute(INPUT, reply.promptTokens())
                    .setAttribute(CACHED, reply.cachedTokens())
                    .setAttribute(OUTPUT, reply.completionTokens())
                    .setAttribute(SIMULATED, reply.simulated());
            return reply;
        } catch (EndpointFailure e) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute(ERROR, e.code().code())
                    .setAttribute(ATTEMPTS, (long) e.attempts());
            throw e;
        } finally {
            span.end();
        }
    }

    private static String operation(ModelCall call) {
        return switch (call) {
            case ChatCall chat -> "chat";
            case EmbeddingCall embedding -> "embeddings";
            case ScoringCall scoring -> "text_completion";
        };
    }
}
