package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Spans of records, named as OpenTelemetry's conventions for messaging have it. A record carries the context it was written in (header
 * {@code traceparent}, W3C Trace Context), and what is done for it goes on in that trace. A batch of events is one transaction: it begins a
 * trace of its own, linked to those of its events, and what it asks for belongs to it. So a trace holds what came of one cause, and not the whole of a
 * run.
 */
final class RecordTraces {
    private static final W3CTraceContextPropagator CONTEXT = W3CTraceContextPropagator.getInstance();
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<Long> MESSAGES = AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final String KAFKA = "kafka";

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return StreamSupport.stream(headers.spliterator(), false)
                    .map(Header::key)
                    .toList();
        }

        @Override
        public String get(Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    };

    private final Tracer tracer;

    RecordTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.agon.messaging");
    }

    /** Begins the write of a record, which carries it from here on. To be ended when the broker has answered. */
    Span sending(ProducerRecord<byte[], byte[]> record, String id) {
        Span span = tracer.spanBuilder("send " + record.topic())
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(SYSTEM, KAFKA)
                .setAttribute(OPERATION, "send")
                .setAttribute(DESTINATION, record.topic())
                .setAttribute(MESSAGE, id)
                .startSpan();
        CONTEXT.inject(
                Context.current().with(span),
                record.headers(),
                (headers, name, value) -> headers.remove(name).add(name, value.getBytes(UTF_8)));
        return span;
    }

    /** Ends a span, with what went wrong, if anything did. */
    static void end(Span span, Throwable failure) {
        if (failure != null) {
            failed(span, failure.getClass().getName());
        }
        span.end();
    }

    /** Works on a record within a span, which it is given to say what went wrong. */
    boolean working(ConsumerRecord<byte[], byte[]> record, String group, Predicate<Span> work) {
        Span span = processing(record, group, context(record)).startSpan();
        try (Scope unused = span.makeCurrent()) {
            return work.test(span);
        } finally {
            span.end();
        }
    }

    /** Why a record was refused. */
    static void refused(Span span, ErrorCode code) {
        failed(span, code.code());
    }

    /** Applies a batch within a trace of its own, and one span in the trace of each event. */
    boolean applying(
            List<ConsumerRecord<byte[], byte[]>> records, String topic, String group, BooleanSupplier application) {
        SpanBuilder building = tracer.spanBuilder("process " + topic)
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, KAFKA)
                .setAttribute(OPERATION, "process")
                .setAttribute(DESTINATION, topic)
                .setAttribute(GROUP, group)
                .setAttribute(MESSAGES, (long) records.size());
        List<Span> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Context context = context(record);
            if (Span.fromContext(context).getSpanContext().isValid()) {
                building.addLink(Span.fromContext(context).getSpanContext());
                events.add(processing(record, group, context).startSpan());
            }
        }
        Span batch = building.startSpan();
        try (Scope unused = batch.makeCurrent()) {
            return application.getAsBoolean();
        } catch (RuntimeException e) {
            failed(batch, e.getClass().getName());
            throw e;
        } finally {
            events.forEach(Span::end);
            batch.end();
        }
    }

    private SpanBuilder processing(ConsumerRecord<byte[], byte[]> record, String group, Context parent) {
        return tracer.spanBuilder("process " + record.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAllAttributes(Attributes.of(
                        SYSTEM,
                        KAFKA,
                        OPERATION,
                        "process",
                        DESTINATION,
                        record.topic(),
                        PARTITION,
                        Integer.toString(record.partition()),
                        OFFSET,
                        record.offset(),
                        GROUP,
                        group));
    }

    private static Context context(ConsumerRecord<byte[], byte[]> record) {
        return CONTEXT.extract(Context.root(), record.headers(), HEADERS);
    }

    private static void failed(Span span, String kind) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, kind);
    }
}
