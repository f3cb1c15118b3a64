package io.agon.evolution.domain.specification;

/**
 * What tells whether a run pleases more than the judges it is bred by.
 *
 * @param rubric criteria that no judge of the run sees
 * @param judge role of the model that scores by them
 * @param opinions how often each text is scored
 */
public record HeldOut(Rubric rubric, String judge, int opinions) {}
