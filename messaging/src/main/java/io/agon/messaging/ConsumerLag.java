package io.agon.messaging;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/** How many records a consumer has not fetched yet, by what its last fetches said. Any thread may ask. */
final class ConsumerLag {
    private static final String LAG = "records-lag";

    private ConsumerLag() {}

    /** The sum over the partitions that it has now; 0 before the first fetch. */
    static double of(Consumer<?, ?> consumer) {
        double sum = 0;
        for (Metric metric : consumer.metrics().values()) {
            if (metric.metricName().name().equals(LAG)
                    && metric.metricName().tags().containsKey("partition")
                    && metric.metricValue() instanceof Double lag
                    && !lag.isNaN()) {
                sum += lag;
            }
        }
        return sum;
    }
}
