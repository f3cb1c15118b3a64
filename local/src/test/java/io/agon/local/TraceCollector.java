package io.agon.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes spans as an OpenTelemetry collector does, over HTTP. */
final class TraceCollector implements AutoCloseable {
    private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /**
     * A span.
     *
     * @param service that sent it
     * @param parent id of the span it belongs to, or ""
     */
    record Seen(String service, String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceCollector collector = new TraceCollector(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var unused = server.createContext("/v1/traces", collector::take);
        server.start();
        return collector;
    }

    /** What services are told to send their spans here. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How each span of this name came about: its trace from the first span on down to it, as {@code service: name}. */
    Set<List<String>> ways(String name) {
        Map<String, Seen> byId = spans.stream().collect(Collectors.toMap(Seen::id, seen -> seen));
        return spans.stream()
                .filter(seen -> seen.name().equals(name))
                .map(seen -> Stream.iterate(seen, Objects::nonNull, each -> byId.get(each.parent()))
                        .map(each -> each.service() + ": " + each.name())
                        .toList()
                        .reversed())
                .collect(Collectors.toSet());
    }

    /** Attributes of the spans of this name. */
    List<Map<String, String>> attributes(String name) {
        return spans.stream()
                .filter(seen -> seen.name().equals(name))
                .map(Seen::attributes)
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::take);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void take(ResourceSpans sent) {
        String service = attributes(sent.getResource().getAttributesList()).get("service.name");
        sent.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> spans.add(seen(service, span))));
    }

    private static Seen seen(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new Seen(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        return list.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        each -> each.getValue().hasStringValue()
                                ? each.getValue().getStringValue()
                                : each.getValue().toString().strip(),
                        (first, second) -> first));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
