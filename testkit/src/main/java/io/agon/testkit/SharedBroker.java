package io.agon.testkit;

import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** One real Kafka broker for all tests of this JVM, with every topic of the catalogue. */
public final class SharedBroker {
    private SharedBroker() {}

    /** Its {@code bootstrap.servers}; the first call starts it. */
    public static String bootstrapServers() {
        return Holder.BROKER.bootstrapServers();
    }

    /** Settings of a client of it. */
    public static KafkaSettings settings(String clientId) {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers()), clientId, null);
    }

    private static final class Holder {
        static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                EmbeddedBroker broker = EmbeddedBroker.start(Files.createTempDirectory("agon-broker-"));
                TopicAdministration.create(
                        new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()), "testkit", null),
                        Topics.all(),
                        (short) 1);
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
