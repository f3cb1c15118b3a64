package io.agon.evolution;

import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.embedded.FreePorts;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as a process, cut off from its database or from the broker in the middle of a run. */
class NetworkCutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofSeconds(4);

    private final String marker = "cut-" + UUID.randomUUID();

    @TempDir
    Path folder;

    /** How the network fails. */
    @FunctionalInterface
    private interface Fault {
        void strike(CuttableProxy proxy) throws Exception;
    }

    @Test
    void databaseCutOff() throws Exception {
        database(NetworkCutIT::cutFor);
    }

    @Tag("chaos")
    @Test
    void databaseGoneWithoutAWord() throws Exception {
        database(CuttableProxy::silence);
    }

    @Tag("chaos")
    @Test
    void brokerCutOff() throws Exception {
        broker(NetworkCutIT::cutFor);
    }

    @Tag("chaos")
    @Test
    void brokerGoneWithoutAWord() throws Exception {
        broker(CuttableProxy::silence);
    }

    private static void cutFor(CuttableProxy proxy) throws Exception {
        proxy.cut();
        Thread.sleep(OUTAGE);
        proxy.heal();
    }

    private void database(Fault fault) throws Exception {
        SharedDatabase.Fresh direct = SharedDatabase.create();
        URI address = URI.create(direct.jdbcUrl().substring("jdbc:".length()));
        try (CuttableProxy proxy = new CuttableProxy(address.getPort());
                PackagedProcess service = Packaged.on(
                        new SharedDatabase.Fresh(
                                direct.jdbcUrl().replace(":" + address.getPort() + "/", ":" + proxy.port() + "/"),
                                direct.user(),
                                direct.password()),
                        SharedBroker.forProcesses(),
                        Map.of("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "3"));
                ScriptedWorkers workers =
                        new ScriptedWorkers(marker, Map.of("bootstrap.servers", SharedBroker.forProcesses()))) {
            play(service.start(), workers, proxy, fault);
        }
    }

    private void broker(Fault fault) throws Exception {
        int port = FreePorts.take(1).getFirst();
        try (CuttableProxy proxy = new CuttableProxy(port);
                EmbeddedBroker broker = EmbeddedBroker.start(folder, port, proxy.port())) {
            Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
            TopicAdministration.create(new KafkaSettings(connection, "cut", null), Topics.all(), (short) 1);
            try (PackagedProcess service = Packaged.on(SharedDatabase.create(), broker.bootstrapServers(), Map.of());
                    ScriptedWorkers workers = new ScriptedWorkers(marker, connection)) {
                play(service.start(), workers, proxy, fault);
            }
        }
    }

    /** Strikes in the first generation; the run must end as an undisturbed one does. */
    private void play(PackagedProcess service, ScriptedWorkers workers, CuttableProxy proxy, Fault fault)
            throws Exception {
        workers.judgesAway = true;
        String disturbed = begin(service);
        await().atMost(PATIENCE)
                .until(() -> show(service, disturbed).getString("status").equals("judging"));
        workers.judgesAway = false;
        fault.strike(proxy);

        awaitCompleted(service, disturbed);
        List<String> decided = JsonPath.from(
                        service.get("/api/v1/runs/" + disturbed + "/export").body())
                .getList("verdicts.matchId");
        assertThat(new HashSet<>(decided)).hasSameSizeAs(decided);
        assertThat(show(service, disturbed).getInt("matches.outstanding")).isZero();
        assertThat(service.alive()).isTrue();

        String undisturbed = begin(service);
        awaitCompleted(service, undisturbed);
        assertThat(ranking(service, disturbed)).isEqualTo(ranking(service, undisturbed));
    }

    private String begin(PackagedProcess service) throws Exception {
        var created = service.post("/api/v1/runs", """
                brief: A test of %s
                population: 12
                survivors: 3
                variants: 2
                generations: 2
                ranking: {calls-per-candidate: 10}
                models: {writer: {model: w}, judge: {model: j}}
                seed: 78
                """.formatted(marker));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JsonPath.from(created.body()).getString("id");
    }

    private static void awaitCompleted(PackagedProcess service, String id) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> show(service, id).getString("status").equals("completed"));
    }

    private static JsonPath show(PackagedProcess service, String id) throws Exception {
        return JsonPath.from(service.get("/api/v1/runs/" + id).body());
    }

    private static List<String> ranking(PackagedProcess service, String id) throws Exception {
        return JsonPath.from(service.get("/api/v1/runs/" + id + "/leaderboard").body())
                .getList("entries.collect { it.label + ' ' + it.rating }");
    }
}
