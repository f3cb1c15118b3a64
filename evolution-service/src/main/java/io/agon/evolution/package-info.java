/**
 * evolution-service: owns runs, and is the only service that rates. {@code domain} decides, {@code application} holds one
 * class per use case and the ports, {@code adapter} translates, {@code wiring} assembles.
 */
package io.agon.evolution;
