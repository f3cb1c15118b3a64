/** Placeholder. */
package io.agon.scaffold;
