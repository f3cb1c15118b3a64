/** Absolute scores of texts and the rewards made of them. Pure: java, the specification's words, criteria and stylometry. */
package io.agon.evolution.domain.scoring;
