package io.agon.messaging;

import io.agon.contracts.ErrorCode;
import io.opentelemetry.api.OpenTelemetry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class RecordPublisherTest {
    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RecordPublisher publisher =
            new RecordPublisher(broker, "/test", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), OpenTelemetry.noop());

    private CompletableFuture<Void> letter() {
        return CompletableFuture.runAsync(() -> publisher.deadLetter(
                new ConsumerRecord<>("match.requests.v1", 0, 7, new byte[] {1}, new byte[] {2}),
                ErrorCode.INTERNAL,
                "a fault",
                1));
    }

    @Test
    void writesAgainWhatTheBrokerDidNotTakeInTime() throws InterruptedException {
        CompletableFuture<Void> letter = letter();
        while (!broker.errorNext(new TimeoutException("30000 ms has passed"))) {
            Thread.sleep(5);
        }
        while (!broker.completeNext()) {
            Thread.sleep(5);
        }

        letter.join();
        assertThat(broker.history())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.topic()).isEqualTo("dlq.match.requests.v1"));
    }

    @Test
    void givesUpOnWhatTheBrokerWillNeverTake() throws InterruptedException {
        CompletableFuture<Void> letter = letter();
        while (!broker.errorNext(new RecordTooLargeException("too large"))) {
            Thread.sleep(5);
        }

        assertThatThrownBy(letter::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
        assertThat(broker.history()).hasSize(1);
    }
}
