/** Whether evaluations find what is there, and nothing where there is nothing. */
package io.agon.benchmarks.evaluation;
