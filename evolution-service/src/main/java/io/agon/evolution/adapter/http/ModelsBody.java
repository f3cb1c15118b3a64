package io.agon.evolution.adapter.http;

import io.agon.http.Problem;
import jakarta.ws.rs.core.MediaType;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads which models are to change: {@code {"models": {"judge": "name"}}}, or nothing. */
final class ModelsBody {
    private ModelsBody() {}

    /** Names by role. */
    static Map<String, String> read(byte[] body) {
        if (body == null || body.length == 0) {
            return Map.of();
        }
        Map<?, ?> read = SpecificationBody.read(MediaType.APPLICATION_JSON_TYPE, body);
        if (!read.keySet().stream().allMatch("models"::equals)) {
            throw unreadable("the body holds " + read.keySet() + ": must hold 'models' alone");
        }
        Map<String, String> models = new LinkedHashMap<>();
        if (read.get("models") instanceof Map<?, ?> roles) {
            roles.forEach((role, model) -> {
                if (!(model instanceof String name)) {
                    throw unreadable("models." + role + " must be the name of a model");
                }
                models.put((String) role, name);
            });
        }
        return models;
    }

    private static Problem.Raised unreadable(String detail) {
        return Problem.of(400, "body-unreadable", "The models cannot be read", detail)
                .raised();
    }
}
