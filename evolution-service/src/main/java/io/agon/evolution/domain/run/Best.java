package io.agon.evolution.domain.run;

/** The leader of the latest ratings, on the display scale; no bounds where the method gives none. */
public record Best(String candidateId, String label, double rating, Double low, Double high) {}
