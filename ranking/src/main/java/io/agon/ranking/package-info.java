/**
 * Ratings from pairwise comparisons: who is best, how sure that is, whom to compare next, when to stop.
 *
 * <p>Pure Java without dependencies; usable on its own. Candidates and judges are dense indices from 0; callers keep their
 * own names. Everything is deterministic: what needs randomness takes a seed. Ratings are log-odds: a candidate rated 1.0
 * above another is preferred with odds e to 1 by a judge without position bias.
 */
package io.agon.ranking;
