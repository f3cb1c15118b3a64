package io.agon.testkit;

import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Real Kafka brokers for all tests of this JVM, with every topic of the catalogue. */
public final class SharedBroker {
    private SharedBroker() {}

    /** Its {@code bootstrap.servers}; the first call starts it. */
    public static String bootstrapServers() {
        return Holder.BROKER.bootstrapServers();
    }

    /**
     * That of another one, for services that tests start as processes of their own: on the first a service may be at work
     * that the test framework keeps up, and would take part.
     */
    public static String forProcesses() {
        return ProcessesHolder.BROKER.bootstrapServers();
    }

    /** Settings of a client of the first. */
    public static KafkaSettings settings(String clientId) {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers()), clientId, null);
    }

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

    private static final class Holder {
        static final EmbeddedBroker BROKER = start();
    }

    private static final class ProcessesHolder {
        static final EmbeddedBroker BROKER = start();
    }
}
