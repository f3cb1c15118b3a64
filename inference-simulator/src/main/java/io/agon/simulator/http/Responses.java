package io.agon.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Writes responses; a connection that went away meanwhile is nobody's error. */
final class Responses {
    private Responses() {}

    static void json(HttpServerResponse response, int status, JsonNode body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        response.putHeader("Content-Type", "application/json");
        response.end(Buffer.buffer(Json.bytes(body))).onFailure(gone -> {});
    }

    static void error(HttpServerResponse response, ApiError error) {
        if (error.status() == 429) {
            response.putHeader("Retry-After", "1");
        }
        json(response, error.status(), error.body());
    }

    static void write(HttpServerResponse response, Buffer buffer) {
        response.write(buffer).onFailure(gone -> {});
    }

    static void finish(HttpServerResponse response) {
        response.end().onFailure(gone -> {});
    }
}
