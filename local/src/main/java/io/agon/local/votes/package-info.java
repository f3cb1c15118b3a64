/** Ballots and votes as files, and what they say, for people. */
package io.agon.local.votes;
