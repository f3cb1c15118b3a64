/**
 * Broker, database, simulator and services as processes of one machine, and the supervisor that keeps them alive.
 *
 * <p>What is decided ({@code MeshPlan}, {@code RestartPolicy}, {@code Capacity}) is pure; the rest starts and stops
 * processes. One supervisor owns a data folder at a time, and no process outlives it.
 */
package io.agon.local.mesh;
