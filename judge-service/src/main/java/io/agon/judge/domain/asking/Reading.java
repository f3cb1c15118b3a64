package io.agon.judge.domain.asking;

/**
 * What one reply says.
 *
 * @param <T> what was asked for
 */
public sealed interface Reading<T> {
    /** A reply that could be read. */
    record Readable<T>(T content) implements Reading<T> {}

    /**
     * A reply that could not be read. Never guessed at.
     *
     * @param reason a short code, such as {@code not-json}
     * @param askAgain whether asking again may help
     */
    record Unreadable<T>(String reason, boolean askAgain) implements Reading<T> {}
}
