/** Asks evolution-service for tournaments. */
package io.agon.scaffold.adapter.evolution;
