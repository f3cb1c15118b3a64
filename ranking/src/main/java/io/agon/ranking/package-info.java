/** Placeholder. */
package io.agon.ranking;
