package io.agon.local.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.api.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an endpoint which models it serves. */
public final class ModelCatalogue {
    private final HttpClient client;

    public ModelCatalogue() {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** What came back. */
    public sealed interface Reply {
        /** Names in the endpoint's own order. */
        record Models(List<String> names) implements Reply {}

        /** It answers, but not with a list of models. */
        record Answered(int status) implements Reply {}

        /** Nobody is there. */
        record Silent(String why) implements Reply {}
    }

    /** @param key the key itself, where one is known */
    public Reply ask(URI baseUrl, Optional<String> key, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + "/models")).timeout(patience);
        key.ifPresent(k -> request.header("Authorization", "Bearer " + k));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? read(response.body()) : new Reply.Answered(response.statusCode());
        } catch (IOException e) {
            return new Reply.Silent(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Silent("interrupted");
        }
    }

    private static Reply read(String body) {
        try {
            JsonNode data = Json.MAPPER.readTree(body).path("data");
            if (!data.isArray()) {
                return new Reply.Answered(200);
            }
            List<String> names = new ArrayList<>();
            data.forEach(model -> names.add(model.path("id").asText()));
            return new Reply.Models(List.copyOf(names));
        } catch (JsonProcessingException e) {
            return new Reply.Answered(200);
        }
    }
}
