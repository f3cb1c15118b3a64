/** Placeholder. */
package io.agon.benchmarks;
