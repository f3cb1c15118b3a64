/** How steady a judge is, and what moves it that should not. */
package io.agon.benchmarks.judging;
