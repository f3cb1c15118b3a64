package io.agon.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An OpenAI-compatible endpoint that answers what a test tells it to, one for all tests of this JVM. Thread-safe. */
public final class StubEndpoint {
    private static final Pattern STREAM = Pattern.compile("\"stream\"\\s*:\\s*true");

    private final HttpServer server;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Function<Call, Answer> script = call -> Answer.text("nothing was scripted");

    /**
     * What was asked.
     *
     * @param number counted from 1 since the last {@link #script}
     * @param authorization the header, or null
     * @param body JSON
     */
    public record Call(int number, String authorization, String body) {}

    /**
     * What is answered.
     *
     * @param retryAfter seconds of the header, or null
     * @param cut whether the connection ends in the middle of the body
     * @param streamed the body for whoever asked for a stream, or null: the same
     */
    public record Answer(int status, String body, String retryAfter, boolean cut, String streamed) {
        private static final String USAGE = "{\"prompt_tokens\":100,\"completion_tokens\":10,\"total_tokens\":110,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":40}}";

        /** A reply of a model: 100 prompt tokens, 40 of them cached, 10 completion tokens. */
        public static Answer text(String text) {
            return completion(text, "stop", "null");
        }

        /** A reply that ends because the longest length is reached. */
        public static Answer cutShort(String text) {
            return completion(text, "length", "null");
        }

        /** A reply of one token, with the probability of it and of one other token. */
        public static Answer token(String token, double probability, String other, double otherProbability) {
            String alternatives = alternative(token, probability) + "," + alternative(other, otherProbability);
            return completion(
                    token,
                    "length",
                    "{\"content\":[{\"token\":" + quoted(token) + ",\"logprob\":" + Math.log(probability)
                            + ",\"bytes\":null,\"top_logprobs\":[" + alternatives + "]}]}");
        }

        private static String alternative(String token, double probability) {
            return "{\"token\":" + quoted(token) + ",\"logprob\":" + Math.log(probability) + ",\"bytes\":null}";
        }

        private static Answer completion(String text, String finish, String logprobs) {
            return new Answer(
                    200, """
                    {"id":"c1","object":"chat.completion","created":1,"model":"stub-served","choices":[{"index":0,\
                    "message":{"role":"assistant","content":%s},"logprobs":%s,"finish_reason":"%s"}],\
                    "usage":%s}\
                    """.formatted(quoted(text), logprobs, finish, USAGE), null, false, events(finish, text));
        }

        /**
         * A reply in parts of a stream, then the end and the same account as of {@link #text}.
         *
         * @param finish {@code stop} or {@code length}; null: the stream ends in the middle
         */
        public static Answer stream(String finish, String... parts) {
            return new Answer(200, events(finish, parts), null, false, null);
        }

        private static String events(String finish, String... parts) {
            StringBuilder events = new StringBuilder();
            for (String part : parts) {
                event(
                        events,
                        "{\"index\":0,\"delta\":{\"content\":" + quoted(part) + "},\"finish_reason\":null}",
                        "null");
            }
            if (finish != null) {
                event(events, "{\"index\":0,\"delta\":{},\"finish_reason\":\"" + finish + "\"}", "null");
                event(events, "", USAGE);
                events.append("data: [DONE]\n\n");
            }
            return events.toString();
        }

        private static void event(StringBuilder events, String choice, String usage) {
            events.append(
                            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub-served\",")
                    .append("\"choices\":[")
                    .append(choice)
                    .append("],\"usage\":")
                    .append(usage)
                    .append("}\n\n");
        }

        /** A refusal in OpenAI's form. */
        public static Answer error(int status, String code, String message) {
            return new Answer(
                    status,
                    "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"invalid_request_error\",\"code\":"
                            + quoted(code) + "}}",
                    null,
                    false,
                    null);
        }

        /** This body, whatever it is. */
        public static Answer of(int status, String body) {
            return new Answer(status, body, null, false, null);
        }

        /** The same with a header that says when to come again. */
        public Answer retryAfter(int seconds) {
            return new Answer(status, body, Integer.toString(seconds), cut, streamed);
        }

        /** The same, with the connection closed before the body is complete. */
        public Answer truncated() {
            return new Answer(status, body, retryAfter, true, streamed);
        }

        private static String quoted(String text) {
            StringBuilder json = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                switch (c) {
                    case '"', '\\' -> json.append('\\').append(c);
                    case '\n' -> json.append("\\n");
                    default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : Character.toString(c));
                }
            }
            return json.append('"').toString();
        }
    }

    private StubEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        for (String path : List.of("/v1/chat/completions", "/v1/completions", "/v1/embeddings")) {
            var unused = server.createContext(path, this::handle);
        }
        server.start();
    }

    /** The one of this JVM; the first call starts it. */
    public static StubEndpoint shared() {
        return Holder.ENDPOINT;
    }

    private static final class Holder {
        static final StubEndpoint ENDPOINT = new StubEndpoint();
    }

    /** Its address, version included. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Answers so from now on, and forgets what was asked before. A script may wait: each call has a thread. */
    public void script(Function<Call, Answer> answers) {
        script = answers;
        calls.clear();
        mostAtOnce.set(0);
    }

    /** What was asked since the last {@link #script}. */
    public Queue<Call> calls() {
        return calls;
    }

    /** Most calls that were under way at the same time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Call call;
            synchronized (calls) {
                call = new Call(calls.size() + 1, exchange.getRequestHeaders().getFirst("Authorization"), body);
                calls.add(call);
            }
            Answer answer = script.apply(call);
            boolean streamed = answer.streamed() != null && STREAM.matcher(body).find();
            String said = streamed ? answer.streamed() : answer.body();
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", said.startsWith("data:") ? "text/event-stream" : "application/json");
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes, 0, answer.cut() ? bytes.length / 2 : bytes.length);
        } finally {
            atOnce.decrementAndGet();
        }
    }
}
