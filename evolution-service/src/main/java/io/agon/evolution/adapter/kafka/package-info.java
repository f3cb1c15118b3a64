/** Between wire records and use cases: listeners for events and dead letters, the publisher of the outbox. */
package io.agon.evolution.adapter.kafka;
