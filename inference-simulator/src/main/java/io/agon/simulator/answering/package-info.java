/** Which simulated model answers what: writer, judge or nonsense. Pure; binds {@code writing} and {@code judging} together. */
package io.agon.simulator.answering;
