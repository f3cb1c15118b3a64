/** Matches, verdicts, ratings of a generation. Imports {@code java.*}, {@code io.agon.ranking} and its sister packages. */
package io.agon.evolution.domain.tournament;
