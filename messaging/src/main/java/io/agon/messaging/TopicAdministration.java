package io.agon.messaging;

import io.agon.contracts.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Creates the topics of the catalogue where nobody else does: locally and in tests. In a cluster, manifests do. */
public final class TopicAdministration {
    private TopicAdministration() {}

    /** Creates what is missing, dead letters included; leaves alone what is there. */
    public static void create(KafkaSettings settings, List<Topic<?>> topics, short replication) {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic<?> topic : topics) {
            String millis = Long.toString(topic.retention().toMillis());
            Map<String, String> config =
                    Map.of(TopicConfig.RETENTION_MS_CONFIG, millis, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "4194304");
            wanted.add(new NewTopic(topic.name(), topic.partitions(), replication).configs(config));
            wanted.add(new NewTopic(topic.deadLetters(), 1, replication).configs(config));
        }
        try (Admin admin = Admin.create(settings.with(Map.of()))) {
            for (var result : admin.createTopics(wanted).values().entrySet()) {
                try {
                    result.getValue().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(
                                "topic " + result.getKey() + " could not be created", e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
