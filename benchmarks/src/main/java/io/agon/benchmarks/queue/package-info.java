/** Ways of reading a work queue with many requests in flight, side by side on one broker. */
package io.agon.benchmarks.queue;
