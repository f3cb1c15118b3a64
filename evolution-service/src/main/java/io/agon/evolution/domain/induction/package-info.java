/**
 * Inducing criteria from texts: which step comes next, given what was made so far, and what the criteria are worth. Pure: java, the
 * specification's words, scores, and the statistics of criteria.
 */
package io.agon.evolution.domain.induction;
