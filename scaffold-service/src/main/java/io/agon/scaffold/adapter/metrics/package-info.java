/** Counts what is made. */
package io.agon.scaffold.adapter.metrics;
