/** What serving costs: tokens, slots, latency, faults and the prefix cache. Pure; imports {@code java.*} and draws only. */
package io.agon.simulator.tier;
