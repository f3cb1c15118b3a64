/** The service's meters. */
package io.agon.evolution.adapter.metrics;
