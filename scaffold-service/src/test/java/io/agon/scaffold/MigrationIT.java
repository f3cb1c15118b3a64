package io.agon.scaffold;

import io.agon.manuscript.text.Checksum;
import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import io.restassured.path.json.JsonPath;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A scaffold that the first version began is shown and finished by the packaged service; what was made of it stays. */
class MigrationIT {
    @Test
    void finishesAScaffoldOfTheFirstVersion() throws Exception {
        // Given
        SharedDatabase.Fresh database = SharedDatabase.create();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("scaffold")
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        byte[] novel = Novels.of(1, 2, 8).getBytes(StandardCharsets.UTF_8);
        String old = resource("/migration/v1-scaffold.sql")
                .replace("%BOOK%", Checksum.of(novel))
                .replace("%FILE%", HexFormat.of().formatHex(novel));
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(old);
        }

        try (SimulatorServer simulator = SimulatorServer.start(SimulatorOptions.defaults());
                PackagedProcess service = PackagedProcess.withApi(Map.of(
                                "quarkus.datasource.jdbc.url",
                                database.jdbcUrl(),
                                "quarkus.datasource.username",
                                database.user(),
                                "quarkus.datasource.password",
                                database.password(),
                                "kafka.bootstrap.servers",
                                SharedBroker.forProcesses(),
                                "agon.inference.endpoints.default.base-url",
                                simulator.baseUrl()))
                        .start()) {
            String path = service.address() + "/api/v1/scaffolds/s-firstversion";
            assertThat(json(path).getString("status")).isEqualTo("paused");
            assertThat(json(path).getInt("cost.promptTokens")).isEqualTo(400);

            // When
            post(path + "/resume").then().statusCode(200);

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> json(path).getString("status").equals("finished"));
            List<String> focuses = json(path + "/scaffold").getList("chapters[0].scenes.plan.focus");
            assertThat(focuses).hasSize(2).first().isEqualTo("an old plan");
            assertThat(json(service.address() + "/api/v1/scaffolds").getList("scaffolds.id"))
                    .containsExactly("s-firstversion");
            given().contentType("application/json")
                    .body("{\"scaffold\": \"s-firstversion\", \"model\": \"simulated-writer\", \"scenes\": 1}")
                    .post(service.address() + "/api/v1/measurements")
                    .then()
                    .statusCode(201);
            String measurement = service.address() + "/api/v1/measurements";
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> json(measurement)
                            .getString("measurements[0].status")
                            .equals("finished"));
        }
    }

    private static JsonPath json(String address) {
        return JsonPath.from(get(address).asString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MigrationIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
