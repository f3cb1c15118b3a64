package io.agon.evolution;

import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.embedded.FreePorts;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedDatabase;
import io.agon.testkit.TlsProxy;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged service as a process: how it is stopped, and how it trusts. */
class PackagedServiceIT {
    @TempDir
    private Path folder;

    @Test
    void toldToEndItEndsWithoutAnError() throws Exception {
        try (PackagedProcess service = Packaged.on(SharedDatabase.create()).start()) {
            service.terminate();

            assertThat(service.ended()).isZero();
        }
    }

    @Test
    void speaksTlsWithBrokerAndDatabase() throws Exception {
        TlsProxy.Certificate certificate = TlsProxy.Certificate.create(folder);
        String pem = certificate.pem().toString();
        SharedDatabase.Fresh direct = SharedDatabase.create();
        URI address = URI.create(direct.jdbcUrl().substring("jdbc:".length()));
        int port = FreePorts.take(1).getFirst();
        try (TlsProxy beforeDatabase = TlsProxy.beforePostgres(certificate, address.getPort());
                TlsProxy beforeBroker = TlsProxy.open(certificate, port);
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), port, beforeBroker.port())) {
            Map<String, Object> client = Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "security.protocol",
                    "SSL",
                    "ssl.truststore.type",
                    "PEM",
                    "ssl.truststore.location",
                    pem);
            TopicAdministration.create(new KafkaSettings(client, "tls", null), Topics.all(), (short) 1);
            String url = direct.jdbcUrl().replace(":" + address.getPort() + "/", ":" + beforeDatabase.port() + "/");
            try (PackagedProcess service = Packaged.on(
                                    new SharedDatabase.Fresh(url, direct.user(), direct.password()),
                                    broker.bootstrapServers(),
                                    Map.of(
                                            "kafka.security.protocol",
                                            "SSL",
                                            "kafka.ssl.truststore.type",
                                            "PEM",
                                            "kafka.ssl.truststore.location",
                                            pem,
                                            "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                                            "verify-full",
                                            "quarkus.datasource.jdbc.additional-jdbc-properties.sslrootcert",
                                            pem))
                            .start();
                    ScriptedWorkers workers = new ScriptedWorkers("tls", client)) {
                var begun = service.post("/api/v1/runs", """
                        brief: A test of tls
                        population: 4
                        survivors: 2
                        variants: 1
                        generations: 1
                        models: {writer: {model: w}, judge: {model: j}}
                        """);
                assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
                String path = "/api/v1/runs/" + JsonPath.from(begun.body()).getString("id");

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(
                                        JsonPath.from(service.get(path).body()).getString("status"))
                                .isEqualTo("completed"));
                assertThat(workers.matches.get()).isPositive();
            }
        }
    }
}
