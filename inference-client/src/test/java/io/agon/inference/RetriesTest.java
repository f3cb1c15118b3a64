package io.agon.inference;

import io.agon.contracts.ErrorCode;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import static io.agon.inference.EndpointFailure.Outlook.FINAL;
import static io.agon.inference.EndpointFailure.Outlook.FULL;
import static io.agon.inference.EndpointFailure.Outlook.PASSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetriesTest {
    private static final String REPLY = "hello";
    private static final Retries.Budget BUDGET =
            new Retries.Budget(4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final Deque<EndpointFailure> failures = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;
    private int calls;

    private final Retries retries = new Retries(BUDGET, new Random(1), () -> nanos, pause -> {
        pauses.add(pause);
        nanos += pause.toNanos();
    });

    private String call() {
        return retries.call(() -> {
            calls++;
            if (failures.isEmpty()) {
                return REPLY;
            }
            throw failures.poll();
        });
    }

    @Test
    void passingFailureIsTriedAgainWithGrowingPauses() {
        failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, PASSING, null));
        failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, PASSING, null));
        assertThat(call()).isEqualTo(REPLY);
        assertThat(calls).isEqualTo(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void refusedKeyIsNeverTriedAgain() {
        failures.add(failure(ErrorCode.ENDPOINT_UNAUTHORISED, FINAL, null));
        assertThatThrownBy(() -> call()).isInstanceOf(EndpointFailure.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysHowMany() {
        for (int i = 0; i < 10; i++) {
            failures.add(failure(ErrorCode.ENDPOINT_UNREACHABLE, PASSING, null));
        }
        assertThatThrownBy(() -> call()).isInstanceOfSatisfying(EndpointFailure.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.ENDPOINT_UNREACHABLE);
            assertThat(e.attempts()).isEqualTo(4);
        });
    }

    @Test
    void refusalsForWantOfRoomAreBoundedByTimeAlone() {
        for (int i = 0; i < 1000; i++) {
            failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, FULL, null));
        }
        assertThatThrownBy(() -> call()).isInstanceOf(EndpointFailure.class);
        assertThat(calls).isGreaterThan(BUDGET.attempts());
        assertThat(pauses.stream().mapToLong(Duration::toMillis).sum()).isBetween(8_900L, 10_000L);
    }

    @Test
    void timeBeginsToCountWithTheFirstFailure() {
        nanos = Duration.ofMinutes(5).toNanos();
        failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, FULL, Duration.ofSeconds(9)));
        assertThat(call()).isEqualTo(REPLY);
    }

    @Test
    void retryAfterIsHonouredUnlessItWouldPassTheBudget() {
        failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, PASSING, Duration.ofSeconds(3)));
        failures.add(failure(ErrorCode.ENDPOINT_OVERLOADED, PASSING, Duration.ofSeconds(60)));
        assertThatThrownBy(() -> call()).isInstanceOf(EndpointFailure.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    private static EndpointFailure failure(ErrorCode code, EndpointFailure.Outlook outlook, Duration retryAfter) {
        return new EndpointFailure(code, "failed", outlook, retryAfter, 1, null);
    }
}
