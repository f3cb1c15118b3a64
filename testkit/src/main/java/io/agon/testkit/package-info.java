/** Placeholder. */
package io.agon.testkit;
