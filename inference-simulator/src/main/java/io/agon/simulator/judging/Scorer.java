package io.agon.simulator.judging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.craft.SentenceReading;
import io.agon.simulator.craft.Sentences;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;

import java.util.List;
import java.util.Optional;

/**
 * Scores a text by its measured craft, with noise: the trait that a criterion speaks of, or, where it speaks of none, the quality
 * of the whole, as people do who have no opinion. Follows from the options, the text, the criteria and the key alone. Safe for
 * all threads.
 */
public final class Scorer {
    /** Trait level that is worth the best score. */
    private static final double BEST = 0.7;

    /** Standard deviation of what is seen of a trait. */
    private static final double NOISE = 0.07;

    private static final long SCORES = 5;

    private final JudgingOptions options;
    private final CraftCache crafts;
    private final long seed;

    /** @param seed of what stays the same from one request to the next */
    public Scorer(JudgingOptions options, CraftCache crafts, long seed) {
        this.options = options;
        this.crafts = crafts;
        this.seed = seed;
    }

    /**
     * Scores, as JSON.
     *
     * @param requested key of the draws of this reply; ignored where the judge is deterministic
     */
    public String score(ScorePrompt prompt, long requested) {
        long key = options.deterministic() ? 0 : requested;
        long content = Draws.key(seed, Draws.hash(prompt.text()), SCORES);
        if (Draws.of(content, key).chance(options.malformed())) {
            return "On the whole I would give it four of five, with some doubts about the middle.";
        }
        Craft craft = crafts.of(prompt.text());
        List<String> sentences = Sentences.of(prompt.text());
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ObjectNode scores = reply.putObject("scores");
        for (Criterion criterion : prompt.criteria()) {
            Draws draws = Draws.of(content, key, Draws.hash(criterion.name()));
            Optional<Trait> trait = Trait.spokenOf(criterion.name(), criterion.description());
            double seen = trait.map(craft::trait).orElse(0.34 + craft.quality() / 23) / BEST
                    + (trait.isPresent() ? 1 : 2) * NOISE * draws.normal() / BEST;
            int levels = criterion.levels();
            ObjectNode score = scores.putObject(criterion.name());
            ArrayNode quotes = score.putArray("quotes");
            trait.ifPresent(spoken -> sentences.stream()
                    .filter(sentence -> SentenceReading.of(sentence).shows(spoken))
                    .limit(2)
                    .forEach(quotes::add));
            score.put(
                    "reason",
                    trait.map(spoken -> "What it shows of " + spoken.label() + ".")
                            .orElse("The impression of the whole."));
            score.put("level", 1 + Math.round((levels - 1) * Math.clamp(seen, 0.0, 1.0)));
        }
        return reply.toString();
    }
}
