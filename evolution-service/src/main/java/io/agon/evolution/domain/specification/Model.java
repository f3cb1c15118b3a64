package io.agon.evolution.domain.specification;

/**
 * A model in a role.
 *
 * @param endpoint name of an endpoint in the workers' configuration, never an address
 * @param temperature null: the endpoint's default
 * @param topP null: the endpoint's default
 * @param maxTokens null: the worker's default
 * @param price null where calls cost nothing that is worth counting
 */
public record Model(String endpoint, String model, Double temperature, Double topP, Integer maxTokens, Price price) {}
