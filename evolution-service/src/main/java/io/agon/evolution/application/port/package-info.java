/** What use cases need from outside: the store of runs, the outbox, the archive for readers. */
package io.agon.evolution.application.port;
