package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Inductions, improvements and rubrics of evolution-service. Throws as {@link ServiceClient} does. */
public final class CriteriaApi {
    private static final String INDUCTIONS = "/api/v1/inductions";
    private static final String IMPROVEMENTS = "/api/v1/improvements";

    private final ServiceClient client;

    /** @param base scheme, host and port */
    public CriteriaApi(URI base) {
        this.client = new ServiceClient("evolution-service", base);
    }

    /** Begins an induction, or finds the one that the same specification began. */
    public JsonNode induce(ObjectNode specification) {
        return begin(INDUCTIONS, specification);
    }

    /** How an induction stands. */
    public JsonNode induction(String id) {
        return find(INDUCTIONS, id);
    }

    /** Goes on with an induction that failed. */
    public JsonNode resumeInduction(String id) {
        return resume(INDUCTIONS, id);
    }

    /** Begins an improvement. */
    public JsonNode improve(ObjectNode specification) {
        return begin(IMPROVEMENTS, specification);
    }

    /** How an improvement stands. */
    public JsonNode improvement(String id) {
        return find(IMPROVEMENTS, id);
    }

    /** Goes on with an improvement that failed. */
    public JsonNode resumeImprovement(String id) {
        return resume(IMPROVEMENTS, id);
    }

    private JsonNode begin(String what, ObjectNode specification) {
        return client.send(
                client.request(what)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(specification.toString()))
                        .build(),
                JsonNode.class);
    }

    private JsonNode find(String what, String id) {
        return client.send(
                client.request(what + "/" + ServiceClient.encoded(id)).build(), JsonNode.class);
    }

    private JsonNode resume(String what, String id) {
        return client.send(
                client.request(what + "/" + ServiceClient.encoded(id) + "/resume")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                JsonNode.class);
    }

    /** A rubric as YAML. */
    public String rubric(String name, String version) {
        HttpRequest request = client.request(
                        "/api/v1/rubrics/" + ServiceClient.encoded(name) + "/" + ServiceClient.encoded(version))
                .header("Accept", "application/yaml")
                .build();
        try (InputStream body = client.open(request)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw client.unreachable(e);
        }
    }
}
