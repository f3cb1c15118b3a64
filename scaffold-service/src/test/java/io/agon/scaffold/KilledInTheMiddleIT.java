package io.agon.scaffold;

import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.simulator.tier.Latency;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service as a process, killed twice while it builds a scaffold or writes a book: what comes of it is that of undisturbed work,
 * and no step that was done is done again. What the tier was asked for beyond it are the calls that were in flight.
 */
class KilledInTheMiddleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SLOTS = 4;

    private SimulatorServer simulator;
    private PackagedProcess service;

    @BeforeEach
    void start() {
        SimulatorOptions options = SimulatorOptions.defaults();
        simulator = SimulatorServer.start(options.withTier(options.tier().withLatency(Latency.parse("fixed:60ms"))));
        SharedDatabase.Fresh database = SharedDatabase.create();
        service = PackagedProcess.withApi(Map.of(
                        "quarkus.datasource.jdbc.url",
                        database.jdbcUrl(),
                        "quarkus.datasource.username",
                        database.user(),
                        "quarkus.datasource.password",
                        database.password(),
                        "kafka.bootstrap.servers",
                        SharedBroker.forProcesses(),
                        "agon.kafka.instance",
                        "scaffold-1",
                        "agon.work.slots",
                        Integer.toString(SLOTS),
                        "agon.inference.endpoints.default.base-url",
                        simulator.baseUrl(),
                        "agon.models.scaffold.model",
                        "simulated-writer"))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        simulator.close();
    }

    @Test
    void buildsTheSameAndRepeatsOnlyWhatWasInFlight() throws Exception {
        String book = api().contentType("application/octet-stream")
                .body(Novels.of(12, 5, 6).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/books?name=harbour.txt")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String undisturbed = begin(book);
        await().atMost(PATIENCE).until(() -> status(undisturbed).equals("finished"));
        long asked = asked();

        String killed = begin(book);
        for (int done : new int[] {15, 45}) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> show(killed).getList("progress.done", Integer.class).stream()
                                    .mapToInt(n -> n)
                                    .sum()
                            >= done);
            service.kill();
            service.start();
        }
        await().atMost(PATIENCE).until(() -> status(killed).equals("finished"));

        assertThat(scaffold(killed)).isEqualTo(scaffold(undisturbed));
        assertThat(show(killed).getInt("cost.calls"))
                .isEqualTo(show(undisturbed).getInt("cost.calls"));
        assertThat(asked() - asked).isBetween(asked, asked + inFlightAtMost(show(undisturbed)));
    }

    /** Calls of the steps in flight at both kills: one each, and those that had been repaired before. */
    private static int inFlightAtMost(JsonPath undisturbed) {
        int steps = undisturbed.getList("progress.done", Integer.class).stream()
                .mapToInt(n -> n)
                .sum();
        return 2 * SLOTS + undisturbed.getInt("cost.calls") - steps;
    }

    /** At length: {@code LocalBookIT} kills the service while it writes a book, too. */
    @Tag("chaos")
    @Test
    void writesTheSameBookAndRepeatsOnlyWhatWasInFlight() throws Exception {
        String undisturbed = commission();
        await().atMost(PATIENCE)
                .until(() -> read("/api/v1/commissions/" + undisturbed)
                        .getString("status")
                        .equals("finished"));
        long asked = asked();

        String killed = commission();
        for (int written : new int[] {1, 4}) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> read("/api/v1/commissions/" + killed)
                                    .getList("progress.findAll { it.level == 'prose' }.done", Integer.class)
                                    .stream()
                                    .mapToInt(n -> n)
                                    .sum()
                            >= written);
            service.kill();
            service.start();
        }
        await().atMost(PATIENCE)
                .until(() -> read("/api/v1/commissions/" + killed)
                        .getString("status")
                        .equals("finished"));

        assertThat(text("/api/v1/commissions/" + killed + "/book"))
                .isEqualTo(text("/api/v1/commissions/" + undisturbed + "/book"));
        assertThat(asked() - asked)
                .isBetween(asked, asked + inFlightAtMost(read("/api/v1/commissions/" + undisturbed)));
    }

    private String commission() {
        return api().contentType(ContentType.JSON)
                .body("{\"prompt\": \"A tale of a ferry\", \"chapters\": 6, \"words\": 3600, \"seed\": 3}")
                .post("/api/v1/commissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonPath read(String path) {
        return JsonPath.from(text(path));
    }

    private String text(String path) {
        return api().get(path).body().asString();
    }

    private RequestSpecification api() {
        return RestAssured.given().baseUri(service.address().toString());
    }

    private String begin(String book) {
        return api().contentType(ContentType.JSON)
                .body("{\"book\": \"" + book + "\", \"seed\": 3}")
                .post("/api/v1/scaffolds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonPath show(String id) {
        return read("/api/v1/scaffolds/" + id);
    }

    private String status(String id) {
        return show(id).getString("status");
    }

    private String scaffold(String id) {
        return text("/api/v1/scaffolds/" + id + "/scaffold");
    }

    /** Calls that the tier was asked for since it started. */
    private long asked() {
        String statistics = RestAssured.get(simulator.baseUrl().replace("/v1", "/simulator/statistics"))
                .body()
                .asString();
        return JsonPath.from(statistics).getLong("requests");
    }
}
