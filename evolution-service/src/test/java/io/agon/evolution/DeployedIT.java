package io.agon.evolution;

import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service as its Deployment starts it: settings from the environment, the database migrated by an init container. */
class DeployedIT {
    private static final String SPECIFICATION = "{\"brief\":\"x\",\"population\":2}";

    @TempDir
    private Path folder;

    @Test
    void migratesInAnInitContainerAndIsConfiguredByItsEnvironment() throws Exception {
        // Given
        SharedDatabase.Fresh database = SharedDatabase.create();
        Path keys = Files.writeString(folder.resolve("api-keys.properties"), """
                # the SHA-256 of the key `local`
                agon.security.api-keys.local.secret-hash=25bf8e1a2393f1108d37029b3df5593236c755742ec93465bbafa9b290bddcf6
                agon.security.api-keys.local.roles=admin
                """);
        Map<String, String> environment = Map.of(
                "AGON_HTTP_HOST",
                "0.0.0.0",
                "AGON_MANAGEMENT_HOST",
                "0.0.0.0",
                "SMALLRYE_CONFIG_LOCATIONS",
                keys.toString(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                SharedBroker.forProcesses(),
                "AGON_MODELS_WRITER_MODEL",
                "a-writer",
                "AGON_MODELS_JUDGE_MODEL",
                "a-judge",
                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                "false");
        Map<String, String> migrating = new HashMap<>(environment);
        migrating.put("QUARKUS_INIT_AND_EXIT", "true");
        migrating.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");

        // When
        try (PackagedProcess init =
                PackagedProcess.withApi(Map.of()).environment(migrating).launch()) {
            assertThat(init.ended()).as(init.log()).isZero();
        }

        // Then
        try (PackagedProcess service =
                PackagedProcess.withApi(Map.of()).environment(environment).start()) {
            String runs = service.address() + "/api/v1/runs";
            Response begun = given().header("Authorization", "Bearer local")
                    .contentType("application/json")
                    .body(SPECIFICATION)
                    .post(runs);
            assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
            assertThat(given().get(runs).statusCode()).isEqualTo(401);
            assertThat(given().header("Authorization", "Bearer local")
                            .get(runs + "/" + begun.jsonPath().getString("id"))
                            .jsonPath()
                            .getString("specification.models.writer.model"))
                    .isEqualTo("a-writer");
        }
    }
}
