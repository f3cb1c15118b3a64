/**
 * The command line: entry point, exit codes, and what the surroundings offer.
 *
 * <p>Commands live in {@code command} and only translate; what they decide is pure code in the packages next to it, and
 * what they do to the machine is in {@code mesh}. Nothing here knows the insides of a service: the runner starts the
 * packaged services as processes and talks to them over their public HTTP interface.
 */
package io.agon.local;
