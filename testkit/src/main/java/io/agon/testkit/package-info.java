/**
 * For tests only: a real broker and a real database shared by the tests of one JVM, a stub endpoint, and the rules of the
 * architecture. Main code never depends on it.
 */
package io.agon.testkit;
