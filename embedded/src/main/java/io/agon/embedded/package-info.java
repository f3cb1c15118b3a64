/** Placeholder. */
package io.agon.embedded;
