package io.agon.evolution.adapter.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.application.port.ModelServer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has adapters loaded at run time as vLLM does it: {@code GET /models} tells whether it is served, {@code POST /load_lora_adapter} loads
 * it. With no server, models are taken to be served by whoever trained them.
 */
public final class AdapterServers implements ModelServer, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<URI> servers;
    private final Optional<String> key;

    /** @param servers base URLs, ending in {@code /v1} */
    public AdapterServers(List<URI> servers, Optional<String> key) {
        this.servers = List.copyOf(servers);
        this.key = key;
    }

    @Override
    public Optional<String> serve(String model, String location) {
        for (URI server : servers) {
            Optional<String> why = serve(server, model, location);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private Optional<String> serve(URI server, String model, String location) {
        try {
            if (lists(server, model)) {
                return Optional.empty();
            }
            String body = JSON.createObjectNode()
                    .put("lora_name", model)
                    .put("lora_path", location)
                    .toString();
            HttpResponse<String> loaded = send(request(server, "/load_lora_adapter")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            return loaded.statusCode() == 200 || lists(server, model)
                    ? Optional.empty()
                    : Optional.of(server + " answered " + loaded.statusCode() + " when " + model + " was to be loaded: "
                            + TrainingLog.of(loaded.body()).note());
        } catch (IOException e) {
            return Optional.of(server + " does not answer: " + e.getMessage());
        }
    }

    private boolean lists(URI server, String model) throws IOException {
        HttpResponse<String> served = send(request(server, "/models").GET());
        if (served.statusCode() != 200) {
            return false;
        }
        for (JsonNode one : JSON.readTree(served.body()).path("data")) {
            if (one.path("id").asText().equals(model)) {
                return true;
            }
        }
        return false;
    }

    private HttpRequest.Builder request(URI server, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
