/**
 * An OpenAI-compatible inference tier whose quality is grounded in the texts themselves. Simulated, and says so everywhere.
 *
 * <p>This package assembles the simulator and starts it, embedded or as a process. The pure core lies in {@code craft} (what
 * a text is worth), {@code writing}, {@code judging} and {@code tier}; {@code http} alone knows the network.
 */
package io.agon.simulator;
