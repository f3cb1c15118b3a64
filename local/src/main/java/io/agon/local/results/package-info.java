/** The folder that a run's results are written to. */
package io.agon.local.results;
