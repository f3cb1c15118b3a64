/** Runs in the child processes only, packaged on its own: depends on nothing but the JDK. */
package io.agon.local.guard;
