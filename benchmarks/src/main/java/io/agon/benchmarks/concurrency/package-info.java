/** How many calls to keep in flight: limits against one another in simulated tiers. */
package io.agon.benchmarks.concurrency;
