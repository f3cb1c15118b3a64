package io.agon.simulator.tier;

import java.util.ArrayDeque;
import java.util.Deque;

/** The places where requests are served, and the queue before them. Not for threads to share. */
public final class Slots {
    private final int capacity;
    private final int queueBound;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int busy;
    private int peak;

    /** A request that waits; {@link #start} runs when a slot is free. */
    public static final class Waiting {
        private final Runnable start;
        private boolean running;
        private boolean over;

        private Waiting(Runnable start) {
            this.start = start;
        }
    }

    /**
     * @param capacity requests served at once, at least 1
     * @param queueBound requests that may wait, at least 0
     */
    public Slots(int capacity, int queueBound) {
        if (capacity < 1 || queueBound < 0) {
            throw new IllegalArgumentException(
                    "slots is " + capacity + ", queue is " + queueBound + ": must be at least 1 and 0");
        }
        this.capacity = capacity;
        this.queueBound = queueBound;
    }

    /** Starts the request now or later; null if the queue is full. Every request taken must be released once. */
    public Waiting take(Runnable start) {
        Waiting waiting = new Waiting(start);
        if (busy < capacity) {
            run(waiting);
        } else if (queue.size() < queueBound) {
            queue.add(waiting);
        } else {
            return null;
        }
        return waiting;
    }

    /** Frees the slot or the place in the queue. Repeats do nothing. */
    public void release(Waiting waiting) {
        if (waiting.over) {
            return;
        }
        waiting.over = true;
        if (!waiting.running) {
            queue.remove(waiting);
            return;
        }
        busy--;
        Waiting next = queue.poll();
        if (next != null) {
            run(next);
        }
    }

    private void run(Waiting waiting) {
        busy++;
        peak = Math.max(peak, busy);
        waiting.running = true;
        waiting.start.run();
    }

    /** Slots in use now. */
    public int busy() {
        return busy;
    }

    /** Most slots ever in use at once. */
    public int peak() {
        return peak;
    }

    /** Requests waiting now. */
    public int queued() {
        return queue.size();
    }

    /** Slots there are. */
    public int capacity() {
        return capacity;
    }
}
