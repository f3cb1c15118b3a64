package io.agon.contracts;

import java.time.Duration;
import java.util.List;

/**
 * One topic of the catalogue.
 *
 * @param name as the broker knows it
 * @param kind work queue or event
 * @param message class of the one record it carries
 * @param key what the record key is
 * @param producers services that write to it
 * @param consumers services that read from it
 * @param partitions default number of partitions, the bound of parallel consumers in a group
 * @param retention how long the broker keeps a record
 */
public record Topic<T>(
        String name,
        Kind kind,
        Class<T> message,
        String key,
        List<String> producers,
        List<String> consumers,
        int partitions,
        Duration retention) {

    /** What a topic is for. */
    public enum Kind {
        /** Requests, each done by one worker of the group. */
        WORK_QUEUE,
        /** Facts, told to whoever listens. */
        EVENT
    }

    /** Name of the topic that takes what could not be worked on here. */
    public String deadLetters() {
        return "dlq." + name;
    }
}
