/** Campaigns: rounds of runs, training on the best of them, and a trial of what was trained. Imports the other concepts of the domain. */
package io.agon.evolution.domain.campaign;
