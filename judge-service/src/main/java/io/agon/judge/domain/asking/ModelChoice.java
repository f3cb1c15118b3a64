package io.agon.judge.domain.asking;

/**
 * Which model is asked, and how.
 *
 * @param temperature null: the endpoint's default
 * @param topP null: the endpoint's default
 * @param maxTokens null: what the question needs
 */
public record ModelChoice(
        String role, String endpoint, String model, Double temperature, Double topP, Integer maxTokens) {}
