/** Kafka: the only package that knows the wire records. */
package io.agon.generator.adapter.kafka;
