/** Who is in the population: places, the founding cohort, breeding. Imports {@code java.*} and its sister packages. */
package io.agon.evolution.domain.population;
