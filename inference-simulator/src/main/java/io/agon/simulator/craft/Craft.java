package io.agon.simulator.craft;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a text is worth: its eight traits, each from 0 to 1, and the quality that follows from them. Immutable.
 *
 * <p>Quality is {@code SCALE · (Σ weight · trait − CENTRE)}: log-odds, about Normal(0, 0.966²) over the writer's first drafts.
 */
public final class Craft {
    /** Log-odds of quality for each unit of the weighted mean of the traits. */
    public static final double SCALE = 23;
    /** Weighted mean of the traits at which the quality is 0: that of the writer's average first draft. */
    public static final double CENTRE = 0.34;

    private final double[] traits;
    private final double quality;

    Craft(double[] traits) {
        this.traits = traits;
        this.quality = qualityOf(traits);
    }

    /** Level of one trait, 0 to 1. */
    public double trait(Trait trait) {
        return traits[trait.ordinal()];
    }

    /** All levels in the order of {@link Trait#ALL}; a copy. */
    public double[] traits() {
        return traits.clone();
    }

    /** True quality θ, log-odds. */
    public double quality() {
        return quality;
    }

    /** Levels by the names of the traits, in their order. */
    public Map<String, Double> byName() {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (Trait trait : Trait.ALL) {
            levels.put(trait.label(), trait(trait));
        }
        return levels;
    }

    /** The quality of these trait levels, in the order of {@link Trait#ALL}. */
    public static double qualityOf(double[] traits) {
        double mean = 0;
        for (Trait trait : Trait.ALL) {
            mean += trait.weight() * traits[trait.ordinal()];
        }
        return SCALE * (mean - CENTRE);
    }
}
