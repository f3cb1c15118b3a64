/**
 * How the services use Kafka: {@link io.agon.messaging.WorkLoop} for work queues, {@link io.agon.messaging.EventLoop} for
 * events, {@link io.agon.messaging.RecordPublisher} for both. Plain classes over {@code kafka-clients}; the services'
 * {@code adapter.kafka} and {@code wiring} packages are their only users.
 */
package io.agon.messaging;
