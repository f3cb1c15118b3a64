/** Placeholder. */
package io.agon.contracts;
