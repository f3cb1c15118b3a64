package io.agon.inference;

import io.agon.contracts.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import static io.agon.inference.EndpointFailure.Outlook.FULL;
import static io.agon.inference.EndpointFailure.Outlook.PASSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class AddressesTest {
    private long now;
    private final Deque<Runnable> alarms = new ArrayDeque<>();

    @Test
    void weightsShareTheCalls() throws Exception {
        Addresses addresses = addresses(100, address("a", 3), address("b", 1));
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            taken.add(addresses.take(null).address().name());
        }
        assertThat(taken.stream().filter("a"::equals)).hasSize(30);
    }

    @Test
    void whatOneHasNoRoomForGoesToTheOther() throws Exception {
        Addresses addresses = addresses(10, address("a", 9), address("b", 1));
        for (int i = 0; i < 20; i++) {
            addresses.take(null);
        }
        assertThat(addresses.standing(address("a", 9)).inFlight()).isEqualTo(10);
        assertThat(addresses.standing(address("b", 1)).inFlight()).isEqualTo(10);
        assertThat(addresses.capacity()).isEqualTo(20);
    }

    @Test
    void callsWaitForRoomInTheOrderInWhichTheyCame() throws Exception {
        // Given: no room
        Addresses addresses = addresses(1, address("a", 1));
        Addresses.Lease held = addresses.take(null);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread.ofVirtual().start(() -> {
                try {
                    Addresses.Lease lease = addresses.take(null);
                    order.add(number);
                    lease.answered("judge");
                    done.countDown();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> addresses.waiting() == number + 1);
        }

        // When
        held.answered("judge");

        // Then
        done.await();
        assertThat(List.copyOf(order)).isSorted().hasSize(20);
    }

    @Test
    void whoIsInterruptedWhileWaitingHoldsNoRoom() throws Exception {
        Addresses addresses = addresses(1, address("a", 1));
        Addresses.Lease held = addresses.take(null);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                addresses.take(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> addresses.waiting() == 1);
        waiting.interrupt();
        waiting.join();
        held.answered("judge");
        assertThat(addresses.waiting()).isZero();
        assertThat(addresses.standing(address("a", 1)).inFlight()).isZero();
    }

    @Test
    void refusalLowersTheLimitAndIsCounted() throws Exception {
        Addresses addresses = addresses(10, address("a", 1));
        List<Addresses.Lease> leases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            leases.add(addresses.take(null));
        }
        assertThat(leases.getLast().failed(failure(ErrorCode.ENDPOINT_OVERLOADED, FULL, null)))
                .isFalse();
        Addresses.Standing standing = addresses.standing(address("a", 1));
        assertThat(standing.limit()).isEqualTo(4);
        assertThat(standing.refusals()).isEqualTo(1);
        assertThat(standing.up()).isTrue();
    }

    @Test
    void addressThatAsksToBeLeftAloneIsLeftAlone() throws Exception {
        // Given
        Addresses addresses = addresses(10, address("a", 1));
        addresses.take(null).failed(failure(ErrorCode.ENDPOINT_OVERLOADED, FULL, Duration.ofSeconds(7)));
        CountDownLatch taken = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                addresses.take(null);
                taken.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> addresses.waiting() == 1);

        // When
        now += Duration.ofSeconds(7).toNanos();
        alarms.remove().run();

        // Then
        taken.await();
    }

    @Test
    void nobodyIsLeftAloneForHours() throws Exception {
        Addresses addresses = addresses(10, address("a", 1));
        addresses.take(null).failed(failure(ErrorCode.ENDPOINT_OVERLOADED, FULL, Duration.ofHours(2)));
        now += Duration.ofSeconds(30).toNanos();
        assertThat(addresses.take(null).address().name()).isEqualTo("a");
    }

    @Test
    void addressThatFailsThreeTimesIsDownUntilATrialSucceeds() throws Exception {
        // Given
        EndpointSettings.Address bad = address("bad", 100);
        Addresses addresses = addresses(10, bad, address("good", 1));
        for (int i = 0; i < 3; i++) {
            assertThat(takeAt(addresses, "bad").failed(unreachable())).isTrue();
        }
        assertThat(addresses.standing(bad).up()).isFalse();
        assertThat(addresses.capacity()).isEqualTo(10);
        assertThat(addresses.take(null).address().name()).isEqualTo("good");

        // When: its pause is over, it gets one call
        now += Duration.ofSeconds(2).toNanos();
        Addresses.Lease trial = takeAt(addresses, "bad");
        assertThat(addresses.take(null).address().name()).isEqualTo("good");
        trial.answered("judge");

        // Then
        assertThat(addresses.standing(bad).up()).isTrue();
        takeAt(addresses, "bad");
    }

    @Test
    void pausesOfAnAddressThatStaysDownGrow() throws Exception {
        Addresses addresses = addresses(10, address("bad", 100), address("good", 1));
        for (int i = 0; i < 3; i++) {
            takeAt(addresses, "bad").failed(unreachable());
        }
        now += Duration.ofMillis(1100).toNanos();
        takeAt(addresses, "bad").failed(unreachable());
        now += Duration.ofMillis(1100).toNanos();
        assertThat(addresses.take(null).address().name()).isEqualTo("good");
        now += Duration.ofSeconds(1).toNanos();
        takeAt(addresses, "bad");
    }

    @Test
    void whereAllAreDownTheNextToBeTriedTakesTheCall() throws Exception {
        Addresses addresses = addresses(10, address("a", 1));
        for (int i = 0; i < 5; i++) {
            assertThat(addresses.take(null).failed(unreachable())).isFalse();
        }
        assertThat(addresses.standing(address("a", 1)).up()).isFalse();
    }

    @Test
    void callThatFailedAtOneAddressGoesToAnother() throws Exception {
        Addresses addresses = addresses(10, address("a", 100), address("b", 1));
        assertThat(addresses.take("a").address().name()).isEqualTo("b");
        Addresses one = addresses(10, address("a", 1));
        assertThat(one.take("a").address().name()).isEqualTo("a");
    }

    private static Addresses.Lease takeAt(Addresses addresses, String name) throws InterruptedException {
        Addresses.Lease lease = addresses.take(null);
        assertThat(lease.address().name()).isEqualTo(name);
        return lease;
    }

    private static EndpointFailure unreachable() {
        return failure(ErrorCode.ENDPOINT_UNREACHABLE, PASSING, null);
    }

    private static EndpointFailure failure(ErrorCode code, EndpointFailure.Outlook outlook, Duration retryAfter) {
        return new EndpointFailure(code, "failed", outlook, retryAfter, 1, null);
    }

    private static EndpointSettings.Address address(String name, double weight) {
        return new EndpointSettings.Address(name, URI.create("http://" + name + "/v1"), Optional.empty(), weight);
    }

    private Addresses addresses(int most, EndpointSettings.Address... addresses) {
        return new Addresses(
                new EndpointSettings(Arrays.asList(addresses), Duration.ofSeconds(10), most),
                () -> now,
                (pause, action) -> alarms.add(action));
    }
}
