package io.agon.inference;

import java.util.Objects;

/**
 * One question to a model.
 *
 * @param role the name the run gives this use of the model; a metric tag
 * @param endpoint name of a configured endpoint
 * @param model the model's name there
 * @param system system message
 * @param user user message
 * @param seed passed on as it is, 0 to 2^31 - 1
 * @param temperature 0 to 2, or null for the endpoint's default
 * @param topP 0 to 1, or null for the endpoint's default
 * @param maxTokens most tokens of the reply, or null for the endpoint's default
 * @param shape what the reply must look like, or null for free text
 * @param tokenProbabilities whether the probabilities of the first token's alternatives are wanted
 * @param watch reads the reply while it is written, or null: then the reply comes as a whole
 */
public record ChatCall(
        String role,
        String endpoint,
        String model,
        String system,
        String user,
        int seed,
        Double temperature,
        Double topP,
        Integer maxTokens,
        ReplyShape shape,
        boolean tokenProbabilities,
        ReplyWatch watch)
        implements ModelCall {
    public ChatCall {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(user, "user");
        if (seed < 0) {
            throw new IllegalArgumentException("seed is " + seed + ": must be at least 0");
        }
        if (watch != null && tokenProbabilities) {
            throw new IllegalArgumentException("token probabilities are told of whole replies only");
        }
    }

    /** A question whose reply nobody watches. */
    public ChatCall(
            String role,
            String endpoint,
            String model,
            String system,
            String user,
            int seed,
            Double temperature,
            Double topP,
            Integer maxTokens,
            ReplyShape shape,
            boolean tokenProbabilities) {
        this(role, endpoint, model, system, user, seed, temperature, topP, maxTokens, shape, tokenProbabilities, null);
    }
}
