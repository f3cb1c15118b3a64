package io.agon.scaffold.adapter.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.SceneContests.ContestFailure;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.project.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvolutionContestsTest {
    private static final SceneContests.Terms TERMS = new SceneContests.Terms(
            "The Sea, prose/1/1/1",
            "Task: scene of a book\nall of it",
            List.of("plain", "a device " + "x".repeat(400)),
            "a quarrel",
            600,
            4,
            0,
            new Model("writer", "default", "w", 0.7),
            new Model("judge", "other", "j", null),
            -5);

    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private volatile String posted;
    private HttpServer server;
    private EvolutionContests contests;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        contests = contests(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesTheWinnerOfARunOfOneGeneration() throws IOException {
        says("POST /api/v1/runs", "201 {\"id\": \"r-1\"}");
        says("GET /api/v1/runs/r-1", "200 {\"status\": \"drafting\"}", "200 {\"status\": \"judging\"}", """
                200 {"status": "completed", "simulated": true,
                 "usage": {"calls": 9, "promptTokens": 100, "cachedTokens": 40, "completionTokens": 50}}""");
        says("GET /api/v1/runs/r-1/leaderboard?limit=1", "200 {\"entries\": [{\"candidateId\": \"c-7\"}]}");
        says("GET /api/v1/runs/r-1/candidates/c-7", "200 {\"text\": \" It rained. \", \"model\": \"w-1\"}");

        Scribe.Answer answer = contests.best("s-1/prose/1/1/1/abc", TERMS);

        assertThat(answer.artefact()).isEqualTo(new Prose("It rained.", 0));
        assertThat(answer.origin().model()).isEqualTo("w-1");
        assertThat(answer.origin().simulated()).isTrue();
        assertThat(answer.origin().consumption().calls()).isEqualTo(9);
        assertThat(answer.origin().consumption().completionTokens()).isEqualTo(50);
        assertThat(keys).containsOnly("Bearer secret").hasSizeGreaterThan(4);
        JsonNode run = new ObjectMapper().readTree(posted);
        assertThat(run.path("brief").asText()).isEqualTo(TERMS.brief());
        assertThat(run.path("population").asInt()).isEqualTo(4);
        assertThat(run.path("generations").asInt()).isEqualTo(1);
        assertThat(run.has("mutation")).isFalse();
        assertThat(run.path("constraints").path("min-words").asInt()).isEqualTo(360);
        assertThat(run.path("styles").get(1).asText()).hasSizeLessThan(200);
        assertThat(run.path("models").path("judge").path("endpoint").asText()).isEqualTo("other");
        assertThat(run.path("seed").asLong()).isNotNegative();
    }

    @Test
    void revisesTheBestByReflectionInFurtherGenerations() throws IOException {
        says("POST /api/v1/runs", "201 {\"id\": \"r-1\"}");
        says("GET /api/v1/runs/r-1", "200 {\"status\": \"completed\"}");
        says("GET /api/v1/runs/r-1/leaderboard?limit=1", "200 {\"entries\": [{\"candidateId\": \"c-7\"}]}");
        says("GET /api/v1/runs/r-1/candidates/c-7", "200 {\"text\": \"It rained.\"}");

        Scribe.Answer answer = contests.best(
                "key",
                new SceneContests.Terms(
                        TERMS.title(),
                        TERMS.brief(),
                        TERMS.styles(),
                        TERMS.theme(),
                        TERMS.words(),
                        TERMS.drafts(),
                        2,
                        TERMS.writer(),
                        TERMS.judge(),
                        7));

        JsonNode run = new ObjectMapper().readTree(posted);
        assertThat(run.path("generations").asInt()).isEqualTo(3);
        assertThat(run.path("mutation").path("by").asText()).isEqualTo("reflection");
        assertThat(run.path("mutation").path("memory").asText()).isEqualTo("scenes");
        assertThat(answer.origin().prompt()).isEqualTo("tournament of 4, revised up to 2 times");
    }

    @Test
    void asksAgainWhileEvolutionServiceIsAway() {
        says("POST /api/v1/runs", "503 {}", "429 {}", "201 {\"id\": \"r-1\"}");
        says("GET /api/v1/runs/r-1", "502 oops", "200 {\"status\": \"completed\"}");
        says("GET /api/v1/runs/r-1/leaderboard?limit=1", "200 {\"entries\": [{\"candidateId\": \"c-7\"}]}");
        says("GET /api/v1/runs/r-1/candidates/c-7", "200 {\"text\": \"It rained.\"}");
        assertThat(contests.best("key", TERMS).text()).isEqualTo("It rained.");
    }

    @Test
    void saysWhyATournamentComesToNoEnd() {
        says("POST /api/v1/runs", "201 {\"id\": \"r-1\"}");
        says(
                "GET /api/v1/runs/r-1",
                "200 {\"status\": \"paused\", \"reason\": {\"code\": \"model-unknown\", \"detail\": \"no model w\"}}");
        assertThatThrownBy(() -> contests.best("key", TERMS))
                .isInstanceOfSatisfying(
                        ContestFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("contest-paused"))
                .hasMessageContaining("r-1")
                .hasMessageContaining("model-unknown no model w");
    }

    @Test
    void saysWhatIsRefused() {
        says(
                "POST /api/v1/runs",
                "422 {\"detail\": \"One rule is broken.\", \"violations\": [{\"field\": \"brief\", \"rule\": \"must be shorter\"}]}");
        assertThatThrownBy(() -> contests.best("key", TERMS))
                .isInstanceOf(ContestFailure.class)
                .hasMessageContaining("answered 422 One rule is broken.; brief must be shorter");
    }

    @Test
    void hasNoWinnerWhereNoDraftKeepsToTheLength() {
        says("POST /api/v1/runs", "201 {\"id\": \"r-1\"}");
        says("GET /api/v1/runs/r-1", "200 {\"status\": \"completed\"}");
        says("GET /api/v1/runs/r-1/leaderboard?limit=1", "200 {\"entries\": []}");
        assertThatThrownBy(() -> contests.best("key", TERMS)).hasMessageContaining("without a draft");
    }

    @Test
    void givesUpWhenPatienceEnds() {
        server.stop(0);
        assertThatThrownBy(() -> contests(Duration.ZERO).best("key", TERMS))
                .isInstanceOfSatisfying(
                        ContestFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("contest-unavailable"));
    }

    private EvolutionContests contests(Duration patience) {
        return new EvolutionContests(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.of("secret"),
                Duration.ofMillis(1),
                patience);
    }

    /** One after the other; the last for ever. */
    private void says(String request, String... replies) {
        answers.put(request, new ArrayDeque<>(List.of(replies)));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestMethod().equals("POST")) {
            posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }
        Deque<String> replies = answers.getOrDefault(request, new ArrayDeque<>(List.of("404 {}")));
        String reply = replies.size() > 1 ? replies.remove() : replies.peek();
        byte[] body = reply.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(reply.substring(0, 3)), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
