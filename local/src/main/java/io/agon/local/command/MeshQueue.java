package io.agon.local.command;

import io.agon.contracts.Headers;
import io.agon.contracts.Topic;
import io.agon.contracts.Wire;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A work queue of a running mesh and the topic on which its workers answer, for requests that belong to no run.
 *
 * @param <Q> a request
 * @param <A> an answer
 */
final class MeshQueue<Q, A> implements AutoCloseable {
    private final Topic<Q> requests;
    private final Topic<A> answers;
    private final RecordPublisher publisher;
    private final KafkaConsumer<byte[], byte[]> consumer;

    MeshQueue(int brokerPort, Topic<Q> requests, Topic<A> answers) {
        this.requests = requests;
        this.answers = answers;
        Map<String, Object> broker = Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort);
        this.publisher = new RecordPublisher(new KafkaSettings(broker, "bench", null), Clock.systemUTC());
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(answers.name(), requests.deadLetters())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * Asks, and waits for every answer, in the order of the requests.
     *
     * @throws CommandFailure if a worker refuses one
     */
    List<A> ask(List<Q> asked, Function<Q, String> id, Function<A, String> answersTo) throws InterruptedException {
        Map<String, Integer> places = new HashMap<>();
        List<A> all = new ArrayList<>();
        for (Q request : asked) {
            String key = id.apply(request);
            places.put(key, all.size());
            all.add(null);
            var unused = publisher.publish(requests, key, key, request);
        }
        while (!places.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.topic().equals(requests.deadLetters())) {
                    throw refused(record);
                }
                A answer = Wire.decode(record.value(), answers.message());
                Integer place = places.remove(answersTo.apply(answer));
                if (place != null) {
                    all.set(place, answer);
                }
            }
        }
        return all;
    }

    private static CommandFailure refused(ConsumerRecord<byte[], byte[]> letter) {
        Header detail = letter.headers().lastHeader(Headers.ERROR_DETAIL);
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                "The model cannot be asked: "
                        + (detail == null ? "no reason given" : new String(detail.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        publisher.close();
        consumer.close();
    }
}
