package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.agon.contracts.ModelCall;
import io.agon.contracts.ScaffoldId;
import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.Topic;
import io.agon.embedded.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TracesBrokerIT {
    private static final Topic<ScaffoldRequest> QUEUE = topic("traces.requests.v1", Topic.Kind.WORK_QUEUE);
    private static final Topic<ScaffoldRequest> EVENTS = topic("traces.done.v1", Topic.Kind.EVENT);

    @TempDir
    Path folder;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final List<AutoCloseable> open = new ArrayList<>();
    private KafkaSettings settings;
    private RecordPublisher publisher;

    @BeforeEach
    void start() {
        EmbeddedBroker broker = EmbeddedBroker.start(folder);
        open.add(broker);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()), "traces", null, telemetry);
        TopicAdministration.create(settings, List.of(QUEUE, EVENTS), (short) 1);
        publisher = new RecordPublisher(settings, Clock.systemUTC());
        open.add(publisher);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void aRequestIsFollowedToItsResultAndWhatTheResultBringsIsLinked() {
        // Given: a worker that answers, and a listener that asks for more
        Queue<String> askedForMore = new ConcurrentLinkedQueue<>();
        work(request ->
                publisher.publishAndWait(EVENTS, "k", request.scaffoldId().value(), request));
        open.add(EventLoop.of(
                        settings,
                        EVENTS,
                        "listeners",
                        10,
                        events ->
                                askedForMore.add(Span.current().getSpanContext().getTraceId()),
                        publisher,
                        new SimpleMeterRegistry(),
                        "test")
                .start());

        // When: somebody asks
        Span asked = telemetry.getTracer("test").spanBuilder("POST /runs").startSpan();
        try (Scope unused = asked.makeCurrent()) {
            publisher.publishAndWait(QUEUE, "k", "s-1", request("s-1"));
        }
        asked.end();

        // Then: one trace, there and back
        String trace = asked.getSpanContext().getTraceId();
        await().untilAsserted(
                        () -> assertThat(named(trace, "process traces.done.v1")).hasSize(1));
        SpanData sent = only(trace, "send traces.requests.v1");
        SpanData worked = only(trace, "process traces.requests.v1");
        SpanData answered = only(trace, "send traces.done.v1");
        SpanData applied = only(trace, "process traces.done.v1");
        assertThat(sent.getParentSpanId()).isEqualTo(asked.getSpanContext().getSpanId());
        assertThat(worked.getParentSpanId()).isEqualTo(sent.getSpanId());
        assertThat(answered.getParentSpanId()).isEqualTo(worked.getSpanId());
        assertThat(applied.getParentSpanId()).isEqualTo(answered.getSpanId());
        assertThat(worked.getAttributes().get(AttributeKey.stringKey("messaging.consumer.group.name")))
                .isEqualTo("workers");

        // And: the batch has a trace of its own, linked to where its event came from
        String batch = askedForMore.peek();
        assertThat(batch).isNotEqualTo(trace);
        assertThat(only(batch, "process traces.done.v1").getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getTraceId() + "/" + context.getSpanId())
                .containsExactly(trace + "/" + answered.getSpanId());
    }

    @Test
    void whatIsRefusedSaysWhy() {
        work(request -> {
            throw new WorkFailure(ErrorCode.REQUEST_REFUSED, "the model will not write this", 1);
        });
        publisher.publishAndWait(QUEUE, "k", "s-1", request("s-1"));

        await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("process traces.requests.v1"))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                    assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                            .isEqualTo(ErrorCode.REQUEST_REFUSED.code());
                    assertThat(span.toString()).doesNotContain("will not write");
                }));
    }

    private void work(Worker<ScaffoldRequest> worker) {
        open.add(new WorkLoop<>(
                        settings,
                        QUEUE,
                        new WorkLoop.Options("workers", 2, 2, Duration.ofSeconds(5), "test.work"),
                        () -> 2,
                        worker,
                        publisher,
                        new SimpleMeterRegistry())
                .start());
    }

    private List<SpanData> named(String trace, String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span ->
                        span.getTraceId().equals(trace) && span.getName().equals(name))
                .toList();
    }

    private SpanData only(String trace, String name) {
        List<SpanData> found = named(trace, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static Topic<ScaffoldRequest> topic(String name, Topic.Kind kind) {
        return new Topic<>(
                name, kind, ScaffoldRequest.class, "scaffoldId", List.of(), List.of(), 1, Duration.ofDays(1));
    }

    private static ScaffoldRequest request(String id) {
        return new ScaffoldRequest(
                new ScaffoldId(id),
                "a title",
                "a.txt",
                "0".repeat(64),
                new ModelCall("scaffold", "default", "m", null, null, null));
    }
}
