/**
 * The simulated judge: reads two fenced texts, knows their quality from the texts alone, and answers with the noise that it was
 * configured with. Pure.
 */
package io.agon.simulator.judging;
