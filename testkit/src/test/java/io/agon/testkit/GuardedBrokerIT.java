package io.agon.testkit;

import io.agon.contracts.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The users of the manifests may do what they need and nothing else. */
class GuardedBrokerIT {
    @TempDir
    static Path folder;

    private static GuardedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = GuardedBroker.start(folder.resolve("broker"), TlsProxy.Certificate.create(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    private static void write(Map<String, Object> connection, String topic)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused =
                    producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
        }
    }

    @Test
    void aJudgeWritesVerdictsAndNoDrafts() {
        Map<String, Object> judge = broker.connection("judge-service");

        assertThatCode(() -> write(judge, Topics.VERDICT_REACHED.name())).doesNotThrowAnyException();
        assertThatThrownBy(() -> write(judge, Topics.CANDIDATE_DRAFTED.name()))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(judge, Topics.MATCH_REQUESTS.name()))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void nobodyComesInWithAnothersPassword() {
        assertThatThrownBy(() -> write(
                        broker.connection("judge-service", "password-of-evolution-service"),
                        Topics.VERDICT_REACHED.name()))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }
}
