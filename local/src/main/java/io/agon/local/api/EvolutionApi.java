package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
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
    private static final int PAGE = 200;

    private final ServiceClient client;

    /** @param base scheme, host and port */
    public EvolutionApi(URI base) {
        this.client = new ServiceClient("evolution-service", base);
    }

    public URI base() {
        return client.base();
    }

    /** @param key the same key gives the same run, so that a lost answer may be asked for again */
    public RunView create(JsonNode specification, String key) {
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(specification.toString()))
                .build();
        return client.send(request, RunView.class);
    }

    public RunSummaries runs(int limit) {
        return get("?limit=" + limit, RunSummaries.class);
    }

    /** @param id or a unique beginning of at least four characters */
    public RunView run(String id) {
        return get("/" + ServiceClient.encoded(id), RunView.class);
    }

    /** Of the latest rated generation. */
    public Leaderboard leaderboard(String id, int limit) {
        return get("/" + ServiceClient.encoded(id) + "/leaderboard?limit=" + limit, Leaderboard.class);
    }

    public Leaderboard leaderboard(String id, int limit, int generation) {
        return get(
                "/" + ServiceClient.encoded(id) + "/leaderboard?limit=" + limit + "&generation=" + generation,
                Leaderboard.class);
    }

    public Candidate candidate(String id, String candidateId) {
        return get(
                "/" + ServiceClient.encoded(id) + "/candidates/" + ServiceClient.encoded(candidateId), Candidate.class);
    }

    /** Shows every candidate of the run, page by page. */
    public void candidates(String id, Consumer<List<Candidate>> page) {
        String after = "";
        while (true) {
            CandidatePage found =
                    get("/" + ServiceClient.encoded(id) + "/candidates?limit=" + PAGE + after, CandidatePage.class);
            page.accept(found.candidates());
            if (found.next() == null) {
                return;
            }
            after = "&after=" + found.next();
        }
    }

    public Costs costs(String id) {
        return get("/" + ServiceClient.encoded(id) + "/costs", Costs.class);
    }

    public RunView pause(String id) {
        HttpRequest request = request("/" + ServiceClient.encoded(id) + "/pause")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, RunView.class);
    }

    /** @param models names by role, for roles that are to have another model from now on */
    public RunView resume(String id, Map<String, String> models) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        models.forEach(body.putObject("models")::put);
        HttpRequest request = request("/" + ServiceClient.encoded(id) + "/resume")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return client.send(request, RunView.class);
    }

    /** The whole run as one document; the caller closes the stream. */
    public InputStream export(String id) {
        HttpRequest request = request("/" + ServiceClient.encoded(id) + "/export")
                .timeout(Duration.ofMinutes(5))
                .build();
        return client.open(request);
    }

    /** Training data as a ZIP; the caller closes the stream. */
    public InputStream export(JsonNode order) {
        HttpRequest request = client.request("/api/v1/exports")
                .timeout(Duration.ofMinutes(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                .build();
        return client.open(request);
    }

    /** Every view that the service sends, until it ends the stream. */
    public void events(String id, Consumer<RunView> view) {
        HttpRequest request = request("/" + ServiceClient.encoded(id) + "/events")
                .header("Accept", "text/event-stream")
                .build();
        try (InputStream stream = client.open(request)) {
            new EventStream(data -> view.accept(client.read(data, RunView.class))).read(stream);
        } catch (IOException e) {
            throw client.unreachable(e);
        }
    }

    private <T> T get(String path, Class<T> type) {
        return client.send(request(path).build(), type);
    }

    private HttpRequest.Builder request(String path) {
        return client.request("/api/v1/runs" + path);
    }
}
