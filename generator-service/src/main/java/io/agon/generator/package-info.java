/** Placeholder. */
package io.agon.generator;
