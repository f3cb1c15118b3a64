package io.agon.messaging;

import io.agon.contracts.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Creates the topics of the catalogue where nobody else does: locally and in tests. In a cluster, manifests do. */
public final class TopicAdministration {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

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
            awaitLeaders(admin, created(admin, wanted));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /** Those that were not there. */
    private static List<NewTopic> created(Admin admin, List<NewTopic> wanted) throws InterruptedException {
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        List<NewTopic> created = new ArrayList<>();
        for (NewTopic topic : wanted) {
            try {
                results.get(topic.name()).get();
                created.add(topic);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("topic " + topic.name() + " could not be created", e.getCause());
                }
            }
        }
        return created;
    }

    /**
     * Waits until the leader of every partition serves it: an idempotent producer that is faster may have its first batches
     * refused and later ones accepted, and then stands still for as long as it delivers at most.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> created) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : created) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Object unused = admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                // the broker that is asked may not have heard yet of what another has created
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the topics that were created have no leaders", e.getCause());
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }
}
