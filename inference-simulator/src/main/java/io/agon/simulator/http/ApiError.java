package io.agon.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error as OpenAI words it. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String parameter;
    private final String code;

    private ApiError(int status, String type, String parameter, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.parameter = parameter;
        this.code = code;
    }

    static ApiError badRequest(String parameter, String message) {
        return new ApiError(400, "invalid_request_error", parameter, "invalid_value", message);
    }

    static ApiError wrongKey() {
        return new ApiError(401, "invalid_request_error", null, "invalid_api_key", "Incorrect API key provided.");
    }

    static ApiError unknownModel(String model, String served) {
        return new ApiError(
                404,
                "invalid_request_error",
                "model",
                "model_not_found",
                "The model '" + model + "' does not exist. Served: " + served + ".");
    }

    static ApiError noAdapter(String name) {
        return new ApiError(
                404, "NotFoundError", "lora_path", null, "Loading lora " + name + " failed: No adapter found there.");
    }

    static ApiError unknownPath(String method, String path) {
        return new ApiError(
                404, "invalid_request_error", null, "unknown_url", "Unknown request: " + method + " " + path);
    }

    static ApiError tooLarge(int limit) {
        return new ApiError(
                413, "invalid_request_error", null, "too_large", "The body is larger than " + limit + " bytes.");
    }

    static ApiError rateLimited(String message) {
        return new ApiError(429, "rate_limit_error", null, "rate_limit_exceeded", message);
    }

    static ApiError serverError(String message) {
        return new ApiError(500, "server_error", null, "server_error", message);
    }

    static ApiError unavailable() {
        return new ApiError(503, "server_error", null, "overloaded", "The engine is overloaded (simulated).");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("param", parameter)
                .put("code", code);
        return body;
    }
}
