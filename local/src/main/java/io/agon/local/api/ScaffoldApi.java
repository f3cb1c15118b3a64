package io.agon.local.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** scaffold-service over HTTP. Thread-safe. Throws {@link Refused} and {@link Unreachable} as {@link EvolutionApi} does. */
public final class ScaffoldApi {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ServiceClient client;

    /** Kinds of work. */
    public enum Kind {
        /** Scaffolds of books that are written. */
        SCAFFOLD("scaffolds"),
        /** Books that are to be written. */
        BOOK("commissions"),
        /** How true scaffolds are to their books. */
        MEASUREMENT("measurements");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    /** @param base scheme, host and port */
    public ScaffoldApi(URI base) {
        this.client = new ServiceClient("scaffold-service", base);
    }

    /** Brings in a book; answers how it is understood and what its scaffold will cost. */
    public JsonNode add(String name, byte[] file) {
        return client.send(
                client.request("/api/v1/books?name=" + ServiceClient.encoded(name))
                        .timeout(LONG)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build(),
                JsonNode.class);
    }

    public Work begin(Kind kind, JsonNode body) {
        return client.send(json(path(kind, "")).POST(body(body)).build(), Work.class);
    }

    public Work show(Kind kind, String id) {
        return client.send(
                client.request(path(kind, "/" + ServiceClient.encoded(id))).build(), Work.class);
    }

    public Work pause(Kind kind, String id) {
        return steer(kind, id, "pause");
    }

    public Work resume(Kind kind, String id) {
        return steer(kind, id, "resume");
    }

    private Work steer(Kind kind, String id, String verb) {
        return client.send(
                client.request(path(kind, "/" + ServiceClient.encoded(id) + "/" + verb))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                Work.class);
    }

    /** What stands below the work's address; the caller closes the stream. */
    public InputStream open(Kind kind, String id, String below) {
        return client.open(client.request(path(kind, "/" + ServiceClient.encoded(id) + "/" + below))
                .timeout(LONG)
                .build());
    }

    /** The same as JSON. */
    public JsonNode read(Kind kind, String id, String below) {
        return client.send(
                client.request(path(kind, "/" + ServiceClient.encoded(id) + "/" + below))
                        .timeout(LONG)
                        .build(),
                JsonNode.class);
    }

    /** Puts what a person made in the place of what a step made. */
    public Work replace(String id, String key, String artefact) {
        return client.send(
                json(path(Kind.BOOK, "/" + ServiceClient.encoded(id) + "/steps/" + key))
                        .PUT(HttpRequest.BodyPublishers.ofString(artefact))
                        .build(),
                Work.class);
    }

    /** A data set of scaffolds as a ZIP; the caller closes the stream. */
    public InputStream dataset(JsonNode wish) {
        return client.open(json("/api/v1/datasets")
                .timeout(Duration.ofMinutes(30))
                .POST(body(wish))
                .build());
    }

    private HttpRequest.Builder json(String path) {
        return client.request(path).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private static String path(Kind kind, String below) {
        return "/api/v1/" + kind.path + below;
    }
}
