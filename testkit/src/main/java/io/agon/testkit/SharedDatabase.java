package io.agon.testkit;

import io.agon.embedded.EmbeddedDatabase;
import io.agon.embedded.FreePorts;
import io.agon.embedded.PostgresCache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL server for all tests of this JVM; each caller gets an empty database of its own. */
public final class SharedDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private SharedDatabase() {}

    /** An empty database. */
    public record Fresh(String jdbcUrl, String user, String password) {}

    /** Makes an empty database; the first call starts the server. */
    public static Fresh create() {
        EmbeddedDatabase server = Holder.SERVER;
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, "CREATE DATABASE %s", name));
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be created", e);
        }
        String url = server.jdbcUrl();
        return new Fresh(url.substring(0, url.lastIndexOf('/') + 1) + name, server.user(), server.password());
    }

    private static final class Holder {
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            try {
                EmbeddedDatabase database = EmbeddedDatabase.start(new EmbeddedDatabase.Options(
                        Files.createTempDirectory("agon-database-"),
                        PostgresCache.folder(),
                        FreePorts.take(1).getFirst(),
                        false));
                Runtime.getRuntime().addShutdownHook(new Thread(database::close));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
