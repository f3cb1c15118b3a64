/** People's votes: blind ballots, and what the votes say of people and of judges. */
package io.agon.evolution.domain.voting;
