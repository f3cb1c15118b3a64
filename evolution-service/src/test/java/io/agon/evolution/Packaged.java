package io.agon.evolution;

import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;

import java.util.HashMap;
import java.util.Map;

/** The packaged service on a database and a broker. */
final class Packaged {
    private Packaged() {}

    static PackagedProcess on(SharedDatabase.Fresh database) {
        return on(database, SharedBroker.forProcesses(), Map.of());
    }

    /** @param more further settings */
    static PackagedProcess on(SharedDatabase.Fresh database, String bootstrapServers, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "kafka.bootstrap.servers",
                bootstrapServers,
                // takes its partitions back at once, where a newcomer would wait for the dead one's session
                "agon.kafka.instance",
                "evolution-1"));
        settings.putAll(more);
        return PackagedProcess.withApi(settings);
    }
}
