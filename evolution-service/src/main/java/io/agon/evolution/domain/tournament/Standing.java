package io.agon.evolution.domain.tournament;

/**
 * A candidate at the end of a generation. Ratings are log-odds.
 *
 * @param rank from 1
 * @param variance null where the method gives none; so are the bounds of the 90 % interval and the probability
 * @param probabilityTop that it is truly among the survivors-to-be
 * @param comparisons readable verdicts over the whole run; wins, losses and ties add up to it
 * @param survivor whether it is kept
 */
public record Standing(
        int ordinal,
        int rank,
        double mean,
        Double variance,
        Double low,
        Double high,
        Double probabilityTop,
        int comparisons,
        int wins,
        int losses,
        int ties,
        boolean survivor) {}
