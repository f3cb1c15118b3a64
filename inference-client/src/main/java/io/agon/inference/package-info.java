/** Placeholder. */
package io.agon.inference;
