/** Benchmarks: each compares against a stated baseline in one run, and is reproduced by one command. */
package io.agon.benchmarks;
