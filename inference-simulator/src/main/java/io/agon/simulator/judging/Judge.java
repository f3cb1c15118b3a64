package io.agon.simulator.judging;

import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two texts by their measured craft, with noise. Nothing that a text says can move it: texts are measured, not obeyed.
 * The reply follows from the options, the texts, the criteria and the key alone. Safe for all threads.
 */
public final class Judge {
    private static final long BIAS = 1;
    private static final long PAIR = 2;
    private static final long MALFORMED = 3;
    private static final long VERDICT = 4;
    private static final double MARGIN_NOISE = 0.5;

    private final JudgingOptions options;
    private final CraftCache crafts;
    private final long seed;

    /**
     * @param options how it errs
     * @param crafts where measured texts are remembered
     * @param seed of what stays the same from one request to the next
     */
    public Judge(JudgingOptions options, CraftCache crafts, long seed) {
        this.options = options;
        this.crafts = crafts;
        this.seed = seed;
    }

    /** The true probabilities of the verdicts on this presentation: what an endless number of replies would show. */
    public Odds odds(MatchPrompt prompt) {
        Craft first = crafts.of(prompt.first());
        Craft second = crafts.of(prompt.second());
        double difference = options.discrimination() * (first.quality() - second.quality()) + options.positionBias();
        if (options.positionBiasSpread() > 0 || options.pairEffect() > 0) {
            long a = Draws.hash(prompt.first());
            long b = Draws.hash(prompt.second());
            long low = Math.min(a, b);
            long high = Math.max(a, b);
            difference += options.positionBiasSpread()
                    * Draws.of(seed, BIAS, low, high).normal();
            double effect =
                    options.pairEffect() * Draws.of(seed, PAIR, low, high).normal();
            difference += a == low ? effect : -effect;
        }
        return Odds.of(difference, options.tieTendency());
    }

    /**
     * Judges.
     *
     * @param requested key of the draws of this reply; ignored where the judge is deterministic
     */
    public Judgment judge(MatchPrompt prompt, long requested) {
        long key = options.deterministic() ? 0 : requested;
        long content = Draws.key(seed, Draws.hash(prompt.first()), Draws.hash(prompt.second()));
        if (Draws.of(content, key, MALFORMED).chance(options.malformed())) {
            return malformed(prompt.verdictOnly(), Draws.of(content, key, MALFORMED, 1));
        }
        Draws draws = Draws.of(content, key, VERDICT);
        Odds odds = odds(prompt);
        if (prompt.verdictOnly()) {
            Odds blurred = odds.blurred(options.confidence(), draws);
            return new Judgment.Letter(blurred.draw(draws), blurred);
        }
        char letter = odds.draw(draws);
        return reasoned(prompt, letter, draws);
    }

    private static Judgment malformed(boolean verdictOnly, Draws draws) {
        return new Judgment.Malformed(draws.pick(
                verdictOnly
                        ? List.of("Both", "I", "C", "Neither", "Text")
                        : List.of(
                                "Both texts have their merits, and it is hard to choose between them.",
                                "{\"analysis\": \"The first is the stronger in many ways, although",
                                "{\"analysis\": \"Hard to say.\", \"margins\": {}, \"verdict\": \"C\"}",
                                "I would lean towards the first, or perhaps the second, on balance.",
                                "{\"verdict\": \"A or B\"}")));
    }

    private Judgment reasoned(MatchPrompt prompt, char letter, Draws draws) {
        Craft first = crafts.of(prompt.first());
        Craft second = crafts.of(prompt.second());
        Map<String, Integer> margins = new LinkedHashMap<>();
        for (Criterion criterion : prompt.criteria()) {
            Optional<Trait> trait = Trait.spokenOf(criterion.name(), criterion.description());
            double difference = trait.map(spoken -> 8 * (first.trait(spoken) - second.trait(spoken)))
                    .orElse(0.8 * (first.quality() - second.quality()));
            double noise = trait.isPresent() ? MARGIN_NOISE : 2 * MARGIN_NOISE;
            margins.put(criterion.name(), (int) Math.clamp(Math.round(difference + noise * draws.normal()), -3L, 3L));
        }
        return new Judgment.Reasoned(
                analysis(first, second, draws), margins, letter == 'T' ? "tie" : String.valueOf(letter));
    }

    private static String analysis(Craft first, Craft second, Draws draws) {
        Trait forFirst = Trait.ALL.getFirst();
        Trait forSecond = Trait.ALL.getFirst();
        for (Trait trait : Trait.ALL) {
            if (gap(first, second, trait) > gap(first, second, forFirst)) {
                forFirst = trait;
            }
            if (gap(first, second, trait) < gap(first, second, forSecond)) {
                forSecond = trait;
            }
        }
        String shape = draws.pick(List.of(
                "A shows the more in %s, while B shows the more in %s.",
                "In %s the evidence speaks for A; in %s it speaks for B.",
                "A is nearer to what %s asks for, B to what %s asks for."));
        return String.format(java.util.Locale.ROOT, shape, forFirst.label(), forSecond.label());
    }

    private static double gap(Craft first, Craft second, Trait trait) {
        return first.trait(trait) - second.trait(trait);
    }
}
