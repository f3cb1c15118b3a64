package io.agon.benchmarks.concurrency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntFunction;

/** Plays one world, event by event, with one kind of limit. The same seed gives the same outcome. */
final class TierSimulation {
    private static final double SIGMA = 0.6;
    private static final double NETWORK = 0.001;
    private static final double FIRST_PAUSE = 0.5;
    private static final double LONGEST_PAUSE = 10;
    private static final double NANOS = 1e9;

    private final TierWorld world;
    private final IntFunction<Limiter> limiters;
    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Deque<Call> queue = new ArrayDeque<>();
    private final PriorityQueue<Call> batch = new PriorityQueue<>((a, b) -> Double.compare(a.due, b.due));
    private long eventCount;
    private double now;
    private int busy;
    private double allowance;
    private double allowanceAt;
    private double progress;
    private double progressAt;
    private long batchPlan;
    private double served;
    private double possible;
    private long answers;
    private long refusals;
    private long timeouts;
    private double latencies;

    /**
     * What came of it.
     *
     * @param utilisation work done as a share of what the tier could have done
     * @param refusals calls refused per answer
     * @param timeouts calls given up per answer
     * @param latency mean seconds from sending to the answer
     * @param fairness Jain's index of the answers of the last minute over the replicas, 0 to 1
     */
    record Outcome(double utilisation, double refusals, double timeouts, double latency, double fairness) {}

    private record Event(double at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private static final class Caller {
        private final Limiter limiter;
        private final Deque<Integer> attempts = new ArrayDeque<>();
        private int inFlight;
        private long lateAnswers;

        Caller(Limiter limiter) {
            this.limiter = limiter;
        }
    }

    private static final class Call {
        private final Caller caller;
        private final int attempt;
        private final double sent;
        private final double work;
        private final int inFlight;
        private double due;
        private boolean running;
        private boolean over;

        Call(Caller caller, int attempt, double sent, double work) {
            this.caller = caller;
            this.attempt = attempt;
            this.sent = sent;
            this.work = work;
            this.inFlight = caller.inFlight;
        }
    }

    TierSimulation(TierWorld world, IntFunction<Limiter> limiters, long seed) {
        this.world = world;
        this.limiters = limiters;
        this.random = new Random(seed);
    }

    Outcome play() {
        for (TierWorld.Replica replica : world.replicas()) {
            at(replica.fromSecond(), () -> join(replica));
        }
        for (int second = 0; second < TierWorld.SECONDS; second++) {
            at(second, this::tick);
        }
        while (!events.isEmpty() && events.peek().at() < TierWorld.SECONDS) {
            Event event = events.poll();
            now = event.at();
            event.what().run();
        }
        double sum = callers.stream().mapToDouble(c -> c.lateAnswers).sum();
        double squares = callers.stream()
                .mapToDouble(c -> (double) c.lateAnswers * c.lateAnswers)
                .sum();
        return new Outcome(
                served / possible,
                (double) refusals / answers,
                (double) timeouts / answers,
                latencies / answers,
                sum * sum / (callers.size() * squares));
    }

    private void at(double second, Runnable what) {
        events.add(new Event(second, eventCount++, what));
    }

    private int slots() {
        return world.slotsAt(now);
    }

    /** A tier that takes so many calls a second cannot do more than their work. */
    private void tick() {
        possible += world.callsPerSecond() > 0 ? Math.min(slots(), world.callsPerSecond()) : slots();
        startQueued();
    }

    private void join(TierWorld.Replica replica) {
        Caller caller = new Caller(limiters.apply(replica.calls()));
        callers.add(caller);
        for (int i = 0; i < replica.calls(); i++) {
            caller.attempts.add(1);
        }
        send(caller);
    }

    private void send(Caller caller) {
        while (!caller.attempts.isEmpty() && caller.inFlight < caller.limiter.calls()) {
            caller.inFlight++;
            double work = Math.exp(random.nextGaussian() * SIGMA - SIGMA * SIGMA / 2);
            Call call = new Call(caller, caller.attempts.remove(), now, work);
            at(now + NETWORK, () -> arrive(call));
        }
    }

    private void arrive(Call call) {
        if (world.callsPerSecond() > 0 && !allowed()) {
            fail(call);
            refusals++;
            return;
        }
        if (world.timeoutSeconds() > 0) {
            at(call.sent + world.timeoutSeconds(), () -> giveUp(call));
        }
        if (world.shared()) {
            batchMoves();
            call.due = progress + call.work;
            batch.add(call);
            busy++;
            planBatch();
        } else if (busy < slots()) {
            start(call);
        } else if (queue.size() < world.queue()) {
            queue.add(call);
        } else {
            fail(call);
            refusals++;
        }
    }

    private boolean allowed() {
        allowance = Math.min(world.callsPerSecond(), allowance + (now - allowanceAt) * world.callsPerSecond());
        allowanceAt = now;
        if (allowance < 1) {
            return false;
        }
        allowance--;
        return true;
    }

    private void start(Call call) {
        busy++;
        call.running = true;
        at(now + call.work, () -> {
            if (!call.over) {
                busy--;
                answer(call);
                startQueued();
            }
        });
    }

    private void startQueued() {
        while (busy < slots() && !queue.isEmpty()) {
            start(queue.remove());
        }
    }

    /** Processor sharing: each call of the batch moves at the same speed, 1 while there is a slot for each. */
    private void batchMoves() {
        progress += busy == 0 ? 0 : (now - progressAt) * Math.min(1.0, (double) slots() / busy);
        progressAt = now;
    }

    private void planBatch() {
        long plan = ++batchPlan;
        Call next = batch.peek();
        if (next != null) {
            double speed = Math.min(1.0, (double) slots() / busy);
            at(now + Math.max(0, (next.due - progress) / speed), () -> {
                if (plan == batchPlan) {
                    batchMoves();
                    busy--;
                    answer(batch.remove());
                    planBatch();
                }
            });
        }
    }

    private void answer(Call call) {
        call.over = true;
        answers++;
        served += call.work;
        latencies += now - call.sent;
        if (now > TierWorld.SECONDS * 2 / 3) {
            call.caller.lateAnswers++;
        }
        call.caller.inFlight--;
        call.caller.limiter.answered(nanos(call.sent), nanos(now), call.inFlight);
        call.caller.attempts.add(1);
        send(call.caller);
    }

    private void giveUp(Call call) {
        if (!call.over) {
            timeouts++;
            if (call.running) {
                busy--;
            } else {
                queue.remove(call);
            }
            fail(call);
            startQueued();
        }
    }

    private void fail(Call call) {
        call.over = true;
        call.caller.inFlight--;
        call.caller.limiter.refused(nanos(call.sent), nanos(now), call.inFlight);
        double longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * Math.pow(2, call.attempt - 1.0));
        at(now + longest / 2 * (1 + random.nextDouble()), () -> {
            call.caller.attempts.add(call.attempt + 1);
            send(call.caller);
        });
        send(call.caller);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * NANOS);
    }
}
