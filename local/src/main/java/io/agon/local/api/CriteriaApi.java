package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Inductions and rubrics of evolution-service. Throws as {@link ServiceClient} does. */
public final class CriteriaApi {
    private final ServiceClient client;

    /** @param base scheme, host and port */
    public CriteriaApi(URI base) {
        this.client = new ServiceClient("evolution-service", base);
    }

    /** Begins an induction, or finds the one that the same specification began. */
    public JsonNode induce(ObjectNode specification) {
        return client.send(
                client.request("/api/v1/inductions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(specification.toString()))
                        .build(),
                JsonNode.class);
    }

    /** How an induction stands. */
    public JsonNode induction(String id) {
        return client.send(
                client.request("/api/v1/inductions/" + ServiceClient.encoded(id))
                        .build(),
                JsonNode.class);
    }

    /** Goes on with one that failed. */
    public JsonNode resume(String id) {
        return client.send(
                client.request("/api/v1/inductions/" + ServiceClient.encoded(id) + "/resume")
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
