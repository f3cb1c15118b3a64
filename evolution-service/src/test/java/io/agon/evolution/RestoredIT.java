package io.agon.evolution;

import io.agon.embedded.EmbeddedDatabase;
import io.agon.embedded.Folders;
import io.agon.embedded.FreePorts;
import io.agon.embedded.PostgresCache;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What docs/operations.md says about backups, step by step: the database is copied while a run goes on, destroyed later, restored, and the
 * service is told to read again what was answered since the backup.
 */
class RestoredIT {
    private static final String GROUP = "evolution-service";

    @TempDir
    private Path folder;

    private final int port = FreePorts.take(1).getFirst();
    private final String marker = "restored-" + UUID.randomUUID();
    private final Map<String, Object> broker = Map.of("bootstrap.servers", SharedBroker.forProcesses());

    @Test
    void aRunGoesOnFromABackup() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        EmbeddedDatabase database = database(data);
        List<String> undisturbed;
        List<String> ranking;
        String id;
        try (ScriptedWorkers workers = new ScriptedWorkers(marker, broker)) {
            // Given: a run in the middle of its matches, and a backup of it
            Instant before;
            try (PackagedProcess service = service(database).start()) {
                String whole = PackagedRuns.begin(service, marker, 6, "");
                PackagedRuns.awaitStatus(service, whole, "completed");
                undisturbed = PackagedRuns.ranking(service, whole);

                id = PackagedRuns.begin(service, marker, 6, "");
                awaitGeneration(service, id, 2);
                workers.judgesAway = true;
                before = Instant.now();
                backUp(database, data, backup);

                // When: the run goes far beyond it, and the database is lost
                workers.judgesAway = false;
                awaitGeneration(service, id, 5);
                service.terminate();
                assertThat(service.ended()).isZero();
            } finally {
                database.process().destroyForcibly();
                database.process().onExit().join();
            }
            Folders.delete(data);
            int paid = workers.matches.get();

            // And: restored
            copy(backup, data);
            database = database(data);
            assertThat(generation(database, id)).isBetween(2, 4);
            readAgainSince(before);
            try (PackagedProcess service = service(database).start()) {
                PackagedRuns.awaitStatus(service, id, "completed");

                // Then: it comes to the end that it comes to undisturbed, and every match was decided once
                ranking = PackagedRuns.ranking(service, id);
                PackagedRuns.assertDecidedOnce(service, id);
                assertThat(workers.matches.get()).isGreaterThan(paid);
            } finally {
                database.close();
            }
        }
        assertThat(ranking).isEqualTo(undisturbed);
    }

    private EmbeddedDatabase database(Path data) {
        return EmbeddedDatabase.start(new EmbeddedDatabase.Options(data, PostgresCache.folder(), port, true));
    }

    private static PackagedProcess service(EmbeddedDatabase database) {
        return Packaged.on(
                new SharedDatabase.Fresh(database.jdbcUrl(), database.user(), database.password()),
                SharedBroker.forProcesses(),
                Map.of("agon.kafka.instance", "restored"));
    }

    private static void awaitGeneration(PackagedProcess service, String id, int generation) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> PackagedRuns.show(service, id).getInt("generation") >= generation);
    }

    private static int generation(EmbeddedDatabase database, String id) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement("select generation from run where id = ?")) {
            statement.setString(1, id);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    /** A base backup as {@code pg_basebackup} takes it, while the server goes on. */
    private static void backUp(EmbeddedDatabase database, Path data, Path backup) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            boolean begun = statement.execute("select pg_backup_start('test', true)");
            assertThat(begun).isTrue();
            copy(data, backup);
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                assertThat(stopped.next()).isTrue();
                Files.writeString(backup.resolve("cluster/backup_label"), stopped.getString(1));
            }
        }
        // the log up to the end of the backup, which makes the copy consistent
        Folders.delete(backup.resolve("cluster/pg_wal"));
        copy(data.resolve("cluster/pg_wal"), backup.resolve("cluster/pg_wal"));
        Files.delete(backup.resolve("cluster/postmaster.pid"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** As {@code kafka-consumer-groups.sh --reset-offsets --to-datetime} does it; waits until the group has no member. */
    private void readAgainSince(Instant moment) {
        try (Admin admin = Admin.create(broker)) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                Set<TopicPartition> partitions = admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .keySet();
                Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
                partitions.forEach(each -> asked.put(each, OffsetSpec.forTimestamp(moment.toEpochMilli())));
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                admin.listOffsets(asked).all().get().forEach((partition, found) -> {
                    if (found.offset() >= 0) {
                        offsets.put(partition, new OffsetAndMetadata(found.offset()));
                    }
                });
                var unused =
                        admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
                return true;
            });
        }
    }
}
