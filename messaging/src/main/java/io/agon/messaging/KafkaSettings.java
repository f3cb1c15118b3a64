package io.agon.messaging;

import io.opentelemetry.api.OpenTelemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach the broker, and who asks.
 *
 * @param connection {@code bootstrap.servers} and, where needed, the security settings; passed to every client
 * @param clientId name of this process towards the broker, such as {@code judge-service}
 * @param instance stable name of this replica, or null; a replica that comes back under the same name within the session
 *     timeout gets its partitions back without a rebalance
 * @param telemetry where spans of what is sent and received go
 */
public record KafkaSettings(Map<String, Object> connection, String clientId, String instance, OpenTelemetry telemetry) {
    /** Without spans. */
    public KafkaSettings(Map<String, Object> connection, String clientId, String instance) {
        this(connection, clientId, instance, OpenTelemetry.noop());
    }

    public KafkaSettings {
        connection = Map.copyOf(connection);
    }

    Properties with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(connection);
        all.putAll(more);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }
}
