/** How long reading a book takes. */
package io.agon.benchmarks.manuscript;
