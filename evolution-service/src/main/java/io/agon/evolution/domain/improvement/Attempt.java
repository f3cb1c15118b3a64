package io.agon.evolution.domain.improvement;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * One attempt at making the text better, as far as it is. What is not there yet is null.
 *
 * @param number from 1
 */
public record Attempt(
        int number,
        Made.Meaning meaning,
        Made.Choice choice,
        Made.Advice advice,
        Made.Revision revision,
        Made.Learnt learnt) {
    /** Steps of an attempt, in their order. */
    public enum Step {
        MEANING,
        CHOICE,
        ADVICE,
        REVISION,
        LEARNT
    }

    /** One that has not begun. */
    public static Attempt begun(int number) {
        return new Attempt(number, null, null, null, null, null);
    }

    /** The same with another step done. */
    public Attempt with(Made made) {
        return switch (made) {
            case Made.Meaning done -> new Attempt(number, done, choice, advice, revision, learnt);
            case Made.Choice done -> new Attempt(number, meaning, done, advice, revision, learnt);
            case Made.Advice done -> new Attempt(number, meaning, choice, done, revision, learnt);
            case Made.Revision done -> new Attempt(number, meaning, choice, advice, done, learnt);
            case Made.Learnt done -> new Attempt(number, meaning, choice, advice, revision, done);
        };
    }

    /** What is done about the weakness; null where nobody knows yet, or the advice could not be read. */
    String action() {
        return choice.action() != null ? choice.action() : advice == null ? null : advice.action();
    }

    /** All that was done. */
    Stream<Made> made() {
        return Stream.<Made>of(meaning, choice, advice, revision, learnt).filter(Objects::nonNull);
    }
}
