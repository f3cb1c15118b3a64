/** What of runs and improvements is wanted as training data. */
package io.agon.evolution.domain.export;
