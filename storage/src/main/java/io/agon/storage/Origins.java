package io.agon.storage;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.persistence.EntityManager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trace contexts that wait in an outbox with the requests that came of them. The column {@code trace_parent} of a row takes, by its
 * default, what the transaction that wrote it was told ({@link Transactions}); the request leaves in that context. Null where no span is
 * recorded, which is so unless traces are turned on.
 */
public final class Origins {
    private static final W3CTraceContextPropagator CONTEXT = W3CTraceContextPropagator.getInstance();
    private static final String HEADER = "traceparent";

    private static final TextMapGetter<String> PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String parent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String parent, String name) {
            return name.equals(HEADER) ? parent : null;
        }
    };

    private Origins() {}

    /**
     * A request and the context of the transaction that it was decided in.
     *
     * @param traceParent as W3C Trace Context writes it, or null
     */
    public record Originated<R>(String traceParent, R request) {}

    /** Hands requests on in their order, those of one context together and in it. */
    public static <R> void send(List<Originated<R>> requests, Consumer<List<R>> sender) {
        Map<String, List<R>> byOrigin = new LinkedHashMap<>();
        for (Originated<R> each : requests) {
            byOrigin.computeIfAbsent(each.traceParent(), parent -> new ArrayList<>())
                    .add(each.request());
        }
        byOrigin.forEach((parent, some) -> {
            Context context = CONTEXT.extract(Context.root(), parent, PARENT);
            try (Scope unused = context.makeCurrent()) {
                sender.accept(some);
            }
        });
    }

    /** Tells the transaction of the span that is current, if one is recorded. */
    static void note(EntityManager entities) {
        if (!Span.current().getSpanContext().isSampled()) {
            return;
        }
        Map<String, String> headers = new HashMap<>();
        CONTEXT.inject(Context.current(), headers, Map::put);
        var unused = entities.createNativeQuery("select set_config('agon.trace_parent', :parent, true)", String.class)
                .setParameter("parent", headers.get(HEADER))
                .getSingleResult();
    }
}
