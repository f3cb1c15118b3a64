package io.agon.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * evolution-service over HTTP. Thread-safe.
 *
 * <p>Every method throws {@link Refused} where the service answers with a problem, and {@link Unreachable} where it does
 * not answer.
 */
public final class EvolutionApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    private final URI base;
    private final HttpClient client;

    /** @param base scheme, host and port */
    public EvolutionApi(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public URI base() {
        return base;
    }

    /** @param key the same key gives the same run, so that a lost answer may be asked for again */
    public RunView create(JsonNode specification, String key) {
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(specification.toString()))
                .build();
        return send(request, RunView.class);
    }

    public RunSummaries runs(int limit) {
        return get("?limit=" + limit, RunSummaries.class);
    }

    /** @param id or a unique beginning of at least four characters */
    public RunView run(String id) {
        return get("/" + encoded(id), RunView.class);
    }

    /** Of the latest rated generation. */
    public Leaderboard leaderboard(String id, int limit) {
        return get("/" + encoded(id) + "/leaderboard?limit=" + limit, Leaderboard.class);
    }

    public Leaderboard leaderboard(String id, int limit, int generation) {
        return get("/" + encoded(id) + "/leaderboard?limit=" + limit + "&generation=" + generation, Leaderboard.class);
    }

    public Candidate candidate(String id, String candidateId) {
        return get("/" + encoded(id) + "/candidates/" + encoded(candidateId), Candidate.class);
    }

    /** Shows every candidate of the run, page by page. */
    public void candidates(String id, Consumer<List<Candidate>> page) {
        String after = "";
        while (true) {
            CandidatePage found = get("/" + encoded(id) + "/candidates?limit=" + PAGE + after, CandidatePage.class);
            page.accept(found.candidates());
            if (found.next() == null) {
                return;
            }
            after = "&after=" + found.next();
        }
    }

    public Costs costs(String id) {
        return get("/" + encoded(id) + "/costs", Costs.class);
    }

    public RunView pause(String id) {
        HttpRequest request = request("/" + encoded(id) + "/pause")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return send(request, RunView.class);
    }

    /** @param models names by role, for roles that are to have another model from now on */
    public RunView resume(String id, Map<String, String> models) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        models.forEach(body.putObject("models")::put);
        HttpRequest request = request("/" + encoded(id) + "/resume")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request, RunView.class);
    }

    /** The whole run as one document; the caller closes the stream. */
    public InputStream export(String id) {
        HttpRequest request = request("/" + encoded(id) + "/export")
                .timeout(Duration.ofMinutes(5))
                .build();
        return open(request);
    }

    /** Every view that the service sends, until it ends the stream. */
    public void events(String id, Consumer<RunView> view) {
        HttpRequest request = request("/" + encoded(id) + "/events")
                .header("Accept", "text/event-stream")
                .build();
        try (InputStream stream = open(request)) {
            new EventStream(data -> view.accept(read(data, RunView.class))).read(stream);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private <T> T get(String path, Class<T> type) {
        return send(request(path).build(), type);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1/runs" + path)).timeout(PATIENCE);
    }

    private <T> T send(HttpRequest request, Class<T> type) {
        try (InputStream body = open(request)) {
            return read(new String(body.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private InputStream open(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            try (InputStream body = response.body()) {
                throw failure(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for evolution-service", e);
        }
    }

    /** A problem document is the service's own word; a 5xx without one may pass. */
    private RuntimeException failure(int status, String body) {
        Problem problem = null;
        try {
            problem = Json.MAPPER.readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            // told below with the status alone
        }
        if (status >= 500) {
            String detail = problem == null || problem.detail() == null ? "" : ": " + problem.detail();
            return new Unreachable("evolution-service at " + base + " answered " + status + detail, null);
        }
        return new Refused(
                problem == null
                        ? new Problem(null, "answered " + status, status, null, null, List.of())
                        : new Problem(
                                problem.type(),
                                problem.title(),
                                status,
                                problem.detail(),
                                problem.code(),
                                problem.violations()));
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new Unreachable(
                    "evolution-service at " + base + " answered with something that is no " + type.getSimpleName(), e);
        }
    }

    private Unreachable unreachable(IOException e) {
        return new Unreachable("evolution-service at " + base + " does not answer", e);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
