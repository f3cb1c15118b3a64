/** What writers become by training, and training itself. No model runs: a distribution of traits is moved. */
package io.agon.simulator.training;
