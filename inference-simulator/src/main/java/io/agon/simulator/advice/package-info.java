/** Techniques of revising, what each does in this world, and an editor who advises them. */
package io.agon.simulator.advice;
