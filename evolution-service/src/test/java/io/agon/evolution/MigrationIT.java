package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A run that an older version wrote is shown, and goes on, after the migration to this one. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(MigrationIT.Later.class)
class MigrationIT {
    @Inject
    DataSource database;

    /** The test migrates, not the start. */
    public static final class Later implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.migrate-at-start", "false", "agon.messaging.enabled", "false");
        }
    }

    private Flyway flyway(String schema, String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/migration")
                .target(target == null ? MigrationVersion.LATEST : MigrationVersion.fromVersion(target))
                .load();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    @Test
    void showsARunOfTheFirstVersion() throws Exception {
        // Given
        execute("drop schema public cascade; create schema public");
        flyway("public", "1").migrate();
        execute(resource("/migration/v1-run.sql"));

        // When
        flyway("public", null).migrate();

        // Then
        var run = given().get("/api/v1/runs/r-firstversion").jsonPath();
        assertThat(run.getString("status")).isEqualTo("completed");
        assertThat(run.getInt("matches.decided")).isEqualTo(1);
        assertThat(run.getString("specification.brief")).isEqualTo("A brief.");
        var export = given().get("/api/v1/runs/r-firstversion/export").jsonPath();
        assertThat(export.getList("candidates.text")).isEqualTo(Arrays.asList("It rained.", "It snowed."));
        assertThat(export.getString("verdicts[0].outcome")).isEqualTo("first");
        assertThat(given().get("/api/v1/runs/r-firstversion/leaderboard")
                        .jsonPath()
                        .getList("entries.candidateId"))
                .hasSize(2);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MigrationIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
