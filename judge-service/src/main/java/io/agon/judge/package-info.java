/** Placeholder. */
package io.agon.judge;
