package io.agon.criteria.reflection;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chooses what to try on a text: a lesson that came to mind, or something new. What a lesson gained elsewhere counts for as much as
 * its condition is like the one at hand, so that a far-fetched one is believed to do what anything does. Choices are drawn as they are
 * believed to be best (Thompson, Biometrika 25, 1933): good lessons are used, doubtful ones tried now and then, bad ones left.
 *
 * @param fresh what is believed of something new
 */
public record Replay(Belief fresh) {
    /** What to try. */
    public sealed interface Choice {
        /** A lesson again. */
        record Again(Recalled recalled) implements Choice {}

        /** Something that no lesson tells of. */
        record Fresh() implements Choice {}
    }

    /** What is believed of a lesson's gain here. */
    public Belief belief(Recalled recalled) {
        return fresh.after(
                recalled.lesson().uses() * recalled.similarity(),
                recalled.lesson().gain());
    }

    /**
     * What to try next; nothing where no try can be expected to gain what it costs.
     *
     * @param cost of a try, in units of score, at least 0
     */
    public Optional<Choice> choose(List<Recalled> recalled, double cost, RandomGenerator random) {
        double expected = fresh.improvement();
        Choice best = new Choice.Fresh();
        double highest = fresh.drawn(random);
        for (Recalled one : recalled) {
            Belief belief = belief(one);
            expected = Math.max(expected, belief.improvement());
            double drawn = belief.drawn(random);
            if (drawn > highest) {
                highest = drawn;
                best = new Choice.Again(one);
            }
        }
        return expected > cost ? Optional.of(best) : Optional.empty();
    }
}
