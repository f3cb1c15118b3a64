/** How probable a simulated model finds a text. */
package io.agon.simulator.scoring;
