/** Placeholder. */
package io.agon.evolution;
