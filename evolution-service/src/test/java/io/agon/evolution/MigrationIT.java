package io.agon.evolution;

import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A run that an older version wrote is shown after the packaged service has started on its database. */
class MigrationIT {
    private final SharedDatabase.Fresh database = SharedDatabase.create();

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    @Test
    void showsARunOfTheFirstVersion() throws Exception {
        // Given
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        execute(resource("/migration/v1-run.sql"));

        // When
        try (PackagedProcess service = Packaged.on(database).start()) {

            // Then
            String path = service.address() + "/api/v1/runs/r-firstversion";
            var run = given().get(path).jsonPath();
            assertThat(run.getString("status")).isEqualTo("completed");
            assertThat(run.getInt("matches.decided")).isEqualTo(1);
            assertThat(run.getString("specification.brief")).isEqualTo("A brief.");
            var export = given().get(path + "/export").jsonPath();
            assertThat(export.getList("candidates.text")).isEqualTo(Arrays.asList("It rained.", "It snowed."));
            assertThat(export.getString("verdicts[0].outcome")).isEqualTo("first");
            assertThat(given().get(path + "/leaderboard").jsonPath().getList("entries.candidateId"))
                    .hasSize(2);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MigrationIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
