/** How full does the mesh keep the tier, and what does it cost itself? Whole runs, beside two baselines. */
package io.agon.benchmarks.throughput;
