package io.agon.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The evolution API on a free loopback port, scripted per test; what is not scripted is an unknown run. */
public final class FakeEvolution implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String type, byte[] body) {
        Answer(int status, String type, String body) {
            this(status, type, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What a client sent; the path with its query. */
    public record Request(String method, String path, String idempotencyKey, String body) {}

    public FakeEvolution() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    /** @param call method and path below {@code /api/v1/runs}, such as {@code GET /0f3a} */
    public FakeEvolution answer(String call, String json) {
        answers.put(call, new Answer(200, "application/json", json));
        return this;
    }

    /** @param call as above, or method and whole path elsewhere */
    public FakeEvolution answer(String call, byte[] zip) {
        answers.put(call, new Answer(200, "application/zip", zip));
        return this;
    }

    public FakeEvolution refuse(String call, int status, String problem) {
        answers.put(call, new Answer(status, "application/problem+json", problem));
        return this;
    }

    /** Each view is an event of the name {@code run}. */
    public FakeEvolution events(String run, String... views) {
        StringBuilder stream = new StringBuilder(": hello\n\n");
        for (String view : views) {
            stream.append("event: run\ndata: ").append(view).append("\n\n");
        }
        answers.put("GET /" + run + "/events", new Answer(200, "text/event-stream", stream.toString()));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1/runs", "");
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    path,
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer answer = answers.getOrDefault(
                    (exchange.getRequestMethod() + " " + path).strip(),
                    new Answer(404, "application/problem+json", """
                            {"type":"urn:agon:problem:run-unknown","title":"No such run","status":404,\
                            "detail":"no run has this id","code":"run-unknown"}"""));
            byte[] body = answer.body();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
