package io.agon.evolution.domain.specification;

/** What a run may consume; null: no bound. Reaching a bound ends the run with what it has. */
public record Budget(Long calls, Long tokens, Double money, Long minutes) {
    /** Whether nothing is bounded. */
    public boolean unlimited() {
        return calls == null && tokens == null && money == null && minutes == null;
    }
}
