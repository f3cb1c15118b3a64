package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Evaluations and people's votes of evolution-service. Throws as {@link ServiceClient} does. */
public final class EvaluationsApi {
    private static final String PATH = "/api/v1/evaluations";

    private final ServiceClient client;

    /** @param base scheme, host and port */
    public EvaluationsApi(URI base) {
        this.client = new ServiceClient("evolution-service", base);
    }

    public JsonNode begin(ObjectNode order) {
        return post(PATH, order);
    }

    /** Draws ballots; answers with those that have no vote. */
    public JsonNode draw(ObjectNode order) {
        return post("/api/v1/ballots", order);
    }

    /** Records votes, all or none. */
    public JsonNode vote(ObjectNode votes) {
        return post("/api/v1/votes", votes);
    }

    /** What the votes on a run say. */
    public JsonNode votes(String run) {
        return client.send(
                client.request("/api/v1/votes?run=" + ServiceClient.encoded(run))
                        .build(),
                JsonNode.class);
    }

    private JsonNode post(String path, ObjectNode body) {
        return client.send(
                client.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                JsonNode.class);
    }

    /** How it stands. */
    public JsonNode find(String id) {
        return client.send(client.request(below(id, "")).build(), JsonNode.class);
    }

    /** The whole report. */
    public JsonNode report(String id) {
        return client.send(
                client.request(below(id, "/report"))
                        .timeout(Duration.ofMinutes(5))
                        .build(),
                JsonNode.class);
    }

    /** Goes on after a failure. */
    public JsonNode resume(String id) {
        return client.send(
                client.request(below(id, "/resume"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                JsonNode.class);
    }

    private static String below(String id, String rest) {
        return PATH + "/" + ServiceClient.encoded(id) + rest;
    }
}
