/** Does evolution improve the texts? Whole runs through the mesh, measured by the simulator's true quality. */
package io.agon.benchmarks.quality;
