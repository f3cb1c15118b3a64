package io.agon.evolution.domain.tournament;

/**
 * A meeting of two candidates, judged or not.
 *
 * @param number within the run, from 1, in the order of issue
 * @param round within the generation, from 1
 * @param first ordinal of the candidate shown first
 * @param second ordinal of the candidate shown second
 * @param judge role of the judge
 * @param seed given to the model
 */
public record Match(int number, String id, int generation, int round, int first, int second, String judge, int seed) {}
