/** Placeholder. */
package io.agon.local;
