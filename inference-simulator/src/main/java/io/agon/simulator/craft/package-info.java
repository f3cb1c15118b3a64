/**
 * Craft traits measured from any text, and the true quality that follows from them. Pure; imports {@code java.*} only.
 *
 * <p>The measure is a documented convention, not literary judgment: it is there so that a benchmark knows the truth.
 */
package io.agon.simulator.craft;
