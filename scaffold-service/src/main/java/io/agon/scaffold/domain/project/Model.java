package io.agon.scaffold.domain.project;

/**
 * A model, and how it is asked.
 *
 * @param role the name of its use; a metric tag
 * @param endpoint name of a configured endpoint
 * @param model its name there
 * @param temperature 0 to 2, or null for the endpoint's default
 */
public record Model(String role, String endpoint, String model, Double temperature) {}
