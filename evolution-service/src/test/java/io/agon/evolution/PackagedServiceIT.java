package io.agon.evolution;

import io.agon.contracts.Headers;
import io.agon.contracts.Topics;
import io.agon.testkit.GuardedBroker;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedDatabase;
import io.agon.testkit.TlsProxy;
import io.agon.testkit.TopicReader;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.common.header.Header;
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
    void speaksTlsAndShowsWhoItIsToBrokerAndDatabase() throws Exception {
        TlsProxy.Certificate certificate = TlsProxy.Certificate.create(folder);
        String pem = certificate.pem().toString();
        SharedDatabase.Fresh direct = SharedDatabase.create();
        URI address = URI.create(direct.jdbcUrl().substring("jdbc:".length()));
        try (TlsProxy beforeDatabase = TlsProxy.beforePostgres(certificate, address.getPort());
                GuardedBroker broker = GuardedBroker.start(folder.resolve("broker"), certificate);
                TopicReader requests = new TopicReader(Topics.DRAFT_REQUESTS.name(), broker.direct())) {
            String url = direct.jdbcUrl().replace(":" + address.getPort() + "/", ":" + beforeDatabase.port() + "/");
            try (PackagedProcess service = Packaged.on(
                                    new SharedDatabase.Fresh(url, direct.user(), direct.password()),
                                    broker.environment("evolution-service").get("KAFKA_BOOTSTRAP_SERVERS"),
                                    Map.of(
                                            "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode",
                                            "verify-full",
                                            "quarkus.datasource.jdbc.additional-jdbc-properties.sslrootcert",
                                            pem))
                            .environment(broker.environment("evolution-service"))
                            .start();
                    ScriptedWorkers workers = new ScriptedWorkers("tls", broker.direct())) {
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
                // nobody turned traces on
                assertThat(requests.await(1, unused -> true).getFirst().headers())
                        .extracting(Header::key)
                        .contains(Headers.CE_ID)
                        .doesNotContain(Headers.TRACE_PARENT);
            }
        }
    }
}
