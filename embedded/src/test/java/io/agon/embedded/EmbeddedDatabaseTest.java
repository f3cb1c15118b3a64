package io.agon.embedded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenKilledAndStartedAgain() throws Exception {
        // Given
        int port = FreePorts.take(1).getFirst();
        var options = new EmbeddedDatabase.Options(folder, PostgresCache.folder(), port, true);
        EmbeddedDatabase killed = EmbeddedDatabase.start(options);
        execute(killed, "CREATE TABLE kept(x int); INSERT INTO kept VALUES (42)");

        // When
        killed.process().destroyForcibly();
        killed.process().onExit().get(20, TimeUnit.SECONDS);

        // Then
        try (EmbeddedDatabase again = EmbeddedDatabase.start(options)) {
            assertThat(read(again, "SELECT x FROM kept")).isEqualTo(42);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        // Given
        int port = FreePorts.take(1).getFirst();
        var options = new EmbeddedDatabase.Options(folder, PostgresCache.folder(), port, false);

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(options)) {
            // Then
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int read(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
