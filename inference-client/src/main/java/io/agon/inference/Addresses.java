package io.agon.inference;

import io.agon.contracts.ErrorCode;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The addresses of one endpoint: which of them takes the next call, and when.
 *
 * <p>Calls wait in the order in which they came, whatever their role, until an address has room below its
 * {@link AdaptiveLimit}. Of the addresses with room the one with the fewest calls per weight takes it. An address that
 * says for how long it wants to be left alone ({@code Retry-After}) is, for half a minute at most: calls that then come
 * too early are told so, and do not wait here for hours. One that fails three times in a row is down: it
 * gets no call during a pause that doubles from one to the next, then a single one on trial. Where all are down the one to
 * be tried soonest takes the call all the same: whoever calls learns what is wrong, and has pauses of its own.
 */
final class Addresses {
    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<Address> addresses = new ArrayList<>();
    private final LongSupplier nanos;
    private final Alarm alarm;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> queue = new ArrayDeque<>();

    /** Runs something later; a test does so by hand. */
    @FunctionalInterface
    interface Alarm {
        void after(Duration pause, Runnable action);
    }

    /** One address. Guarded by the lock. */
    private final class Address {
        private final EndpointSettings.Address settings;
        private final AdaptiveLimit limit;
        private int inFlight;
        private long refusals;
        private int failures;
        private Duration pause = FIRST_PAUSE;
        private boolean down;
        private long downUntil;
        private long leftAloneUntil;

        Address(EndpointSettings.Address settings, int most) {
            this.settings = settings;
            this.limit = new AdaptiveLimit(most);
            this.downUntil = nanos.getAsLong();
            this.leftAloneUntil = downUntil;
        }

        boolean leftAlone(long now) {
            return now - leftAloneUntil < 0;
        }

        boolean open(long now) {
            return !leftAlone(now) && (!down || now - downUntil >= 0 && inFlight == 0);
        }

        boolean room() {
            return inFlight < limit.calls();
        }

        double load() {
            return inFlight / settings.weight();
        }

        void rose() {
            failures = 0;
            down = false;
            pause = FIRST_PAUSE;
        }

        void fell(long now) {
            failures++;
            boolean onTrial = down && now - downUntil >= 0;
            if (failures == FAILURES_IN_A_ROW || onTrial) {
                down = true;
                downUntil = now + pause.toNanos();
                pause = pause.compareTo(LONGEST_PAUSE.dividedBy(2)) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }

        void leaveAlone(long now, Duration wanted) {
            Duration granted = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
            long until = now + granted.toNanos();
            if (until - leftAloneUntil > 0) {
                leftAloneUntil = until;
                alarm.after(granted, Addresses.this::wake);
            }
        }
    }

    private record Waiting(String avoided, CompletableFuture<Lease> lease) {}

    /** How an address stands. */
    record Standing(int limit, int inFlight, long refusals, boolean up) {}

    /** The right to make one call. Ended exactly once, by one of the three. */
    final class Lease {
        private final Address address;
        private final long sent;
        private final int inFlight;

        private Lease(Address address, long sent) {
            this.address = address;
            this.sent = sent;
            this.inFlight = address.inFlight;
        }

        EndpointSettings.Address address() {
            return address.settings;
        }

        /** There was an answer. */
        void answered(String role) {
            end(() -> {
                address.limit.answered(role, sent, nanos.getAsLong(), inFlight);
                address.rose();
            });
        }

        /** The address answered that it will never take the call; nothing else is wrong with it. */
        void declined() {
            end(address::rose);
        }

        /** The call was not made. */
        void unused() {
            end(() -> {});
        }

        /**
         * There was none, for now.
         *
         * @return whether another address is up
         */
        boolean failed(EndpointFailure failure) {
            end(() -> {
                long now = nanos.getAsLong();
                if (failure.refusal()) {
                    address.refusals++;
                    address.rose();
                } else {
                    address.fell(now);
                }
                if (failure.refusal() || failure.code() == ErrorCode.ENDPOINT_TIMEOUT) {
                    address.limit.refused(sent, now, inFlight);
                }
                if (failure.retryAfter() != null) {
                    address.leaveAlone(now, failure.retryAfter());
                }
            });
            return anotherIsUp(address);
        }

        private void end(Runnable learn) {
            lock.lock();
            try {
                address.inFlight--;
                learn.run();
                grant();
            } finally {
                lock.unlock();
            }
        }
    }

    Addresses(EndpointSettings endpoint) {
        this(
                endpoint,
                System::nanoTime,
                (pause, action) -> CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                        .execute(action));
    }

    Addresses(EndpointSettings endpoint, LongSupplier nanos, Alarm alarm) {
        this.nanos = nanos;
        this.alarm = alarm;
        endpoint.addresses().forEach(address -> addresses.add(new Address(address, endpoint.most())));
    }

    /**
     * Waits for room.
     *
     * @param avoided name of an address that failed this call just now, taken only if no other is up; or null
     */
    Lease take(String avoided) throws InterruptedException {
        Waiting waiting = new Waiting(avoided, new CompletableFuture<>());
        lock.lock();
        try {
            queue.add(waiting);
            grant();
        } finally {
            lock.unlock();
        }
        try {
            return waiting.lease().get();
        } catch (InterruptedException e) {
            forget(waiting);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget(Waiting waiting) {
        lock.lock();
        try {
            if (!queue.remove(waiting) && waiting.lease().isDone()) {
                waiting.lease().join().unused();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Calls that all addresses together take now, at least 1. */
    int capacity() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long sum = addresses.stream()
                    .filter(address -> !address.down || address.open(now))
                    .mapToLong(address -> address.limit.calls())
                    .sum();
            return (int) Math.clamp(sum, 1, Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    /** Calls that wait for room. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** @throws java.util.NoSuchElementException if the endpoint has no such address */
    Standing standing(EndpointSettings.Address wanted) {
        lock.lock();
        try {
            return addresses.stream()
                    .filter(address -> address.settings.equals(wanted))
                    .findFirst()
                    .map(a -> new Standing(a.limit.calls(), a.inFlight, a.refusals, !a.down))
                    .orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    private boolean anotherIsUp(Address address) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            return addresses.stream().anyMatch(other -> other != address && !other.down && other.open(now));
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            grant();
        } finally {
            lock.unlock();
        }
    }

    private void grant() {
        while (!queue.isEmpty()) {
            Address address = next(queue.peek().avoided());
            if (address == null) {
                return;
            }
            address.inFlight++;
            queue.poll().lease().complete(new Lease(address, nanos.getAsLong()));
        }
    }

    /** The address for the next call, or null if it must wait for room. */
    private Address next(String avoided) {
        long now = nanos.getAsLong();
        Address best = null;
        for (Address address : addresses) {
            if (address.open(now) && address.room() && (best == null || before(address, best, avoided))) {
                best = address;
            }
        }
        boolean allDown = addresses.stream().allMatch(address -> address.down);
        if (best == null && allDown) {
            return addresses.stream()
                    .filter(address -> !address.leftAlone(now) && address.room())
                    .min((a, b) -> Long.compare(a.downUntil - now, b.downUntil - now))
                    .orElse(null);
        }
        return best;
    }

    private static boolean before(Address address, Address best, String avoided) {
        boolean shunned = address.settings.name().equals(avoided);
        boolean bestShunned = best.settings.name().equals(avoided);
        return shunned == bestShunned ? address.load() < best.load() : bestShunned;
    }
}
