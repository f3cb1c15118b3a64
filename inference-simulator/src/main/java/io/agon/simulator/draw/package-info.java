/** Seeded hashing and random draws, so that everything simulated replays bit for bit. Pure; imports {@code java.*} only. */
package io.agon.simulator.draw;
