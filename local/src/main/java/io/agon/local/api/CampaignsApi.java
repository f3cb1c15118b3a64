package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;

/** Campaigns of evolution-service. Throws as {@link ServiceClient} does. */
public final class CampaignsApi {
    private static final String PATH = "/api/v1/campaigns";

    private final ServiceClient client;

    /** @param base scheme, host and port */
    public CampaignsApi(URI base) {
        this.client = new ServiceClient("evolution-service", base);
    }

    /**
     * @param specification YAML or JSON, as a person wrote it
     * @param key the same again is the same campaign; null: none
     */
    public JsonNode begin(String specification, String key) {
        HttpRequest.Builder request = client.request(PATH)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(specification));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), JsonNode.class);
    }

    /** How it stands. */
    public JsonNode find(String id) {
        return client.send(client.request(below(id, "")).build(), JsonNode.class);
    }

    /** Goes on after a failure, and takes up what is paused. */
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
