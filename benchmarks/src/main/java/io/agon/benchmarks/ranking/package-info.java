/**
 * Side-by-side simulation of ranking methods: who finds the best with the fewest judge calls, in worlds whose truth is known.
 * Uses {@code io.agon.ranking} and nothing else.
 */
package io.agon.benchmarks.ranking;
