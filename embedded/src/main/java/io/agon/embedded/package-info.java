/**
 * A real Kafka broker and a real PostgreSQL without a container engine, for the local runner and for tests.
 *
 * <p>Both keep their data in a folder of the caller's, come back on it after any kind of stop, and listen on the loopback
 * address only.
 */
package io.agon.embedded;
