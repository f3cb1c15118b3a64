package io.agon.local.api;

import java.util.List;
import java.util.Set;

/**
 * Work on a book, as scaffold-service shows it: on the scaffold of one that is written, or on one that is to be written.
 *
 * @param title null as long as there is none
 * @param status running, paused, finished or cancelled
 * @param reason why it is paused, or null
 * @param cost of all levels
 */
public record Work(
        String id,
        String title,
        String status,
        RunView.Reason reason,
        boolean simulated,
        Cost cost,
        List<Level> progress) {
    private static final Set<String> RESTING = Set.of("paused", "finished", "cancelled");

    public Work {
        cost = cost == null ? new Cost(0, 0, 0) : cost;
        progress = progress == null ? List.of() : List.copyOf(progress);
    }

    /** Calls that were answered, and their tokens. */
    public record Cost(long calls, long promptTokens, long completionTokens) {
        public long tokens() {
            return promptTokens + completionTokens;
        }
    }

    /** How far a level is: steps that are known of, and that are done. */
    public record Level(String level, int known, int done, Cost cost) {}

    public boolean resting() {
        return RESTING.contains(status);
    }

    public boolean paused() {
        return "paused".equals(status);
    }

    public boolean ended() {
        return resting() && !paused();
    }

    /** Steps that are done. */
    public int done() {
        return progress.stream().mapToInt(Level::done).sum();
    }
}
