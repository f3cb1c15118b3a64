/** How fast data sets are written, and in how much memory. */
package io.agon.benchmarks.datasets;
