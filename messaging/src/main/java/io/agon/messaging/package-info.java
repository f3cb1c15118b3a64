/** Placeholder. */
package io.agon.messaging;
