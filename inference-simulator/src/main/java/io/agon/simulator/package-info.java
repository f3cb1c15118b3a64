/** Placeholder. */
package io.agon.simulator;
