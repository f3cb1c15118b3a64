package io.agon.ranking;

/** Infers ratings from comparisons. Pure: the same field gives the same result. */
public interface RatingMethod {
    /** The ratings after all comparisons of the field. A field without comparisons gives the priors back. */
    RatingResult rate(Field field);
}
