/** Kafka: translates between wire records and the service. The only package that knows the wire. */
package io.agon.scaffold.adapter.kafka;
