package io.agon.evolution.domain.population;

/** How a candidate comes about. */
public enum Variation {
    /** From the brief, a style and a theme. */
    INITIAL,
    /** One parent, revised towards an objective. */
    MUTATION
}
