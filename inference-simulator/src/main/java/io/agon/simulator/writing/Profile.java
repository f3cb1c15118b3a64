package io.agon.simulator.writing;

import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.Trait;

import java.util.Arrays;

/**
 * How a writer writes at first: the distribution of traits of its drafts.
 *
 * @param levels mean level of each trait, 0 to 1, in the order of {@link Trait#ALL}
 * @param spread standard deviation of the quality of its drafts, log-odds, at least 0
 */
public record Profile(double[] levels, double spread) {
    public Profile {
        levels = levels.clone();
        if (levels.length != Trait.ALL.size()) {
            throw new IllegalArgumentException("levels are " + levels.length + ": must be " + Trait.ALL.size());
        }
        for (double level : levels) {
            if (!(level >= 0 && level <= 1)) {
                throw new IllegalArgumentException("a level is " + level + ": must lie between 0 and 1");
            }
        }
        if (!(spread >= 0 && Double.isFinite(spread))) {
            throw new IllegalArgumentException("spread is " + spread + ": must be at least 0");
        }
    }

    /** Of the writer that nothing was trained into: all traits alike. */
    public static Profile of(WritingOptions options) {
        double[] levels = new double[Trait.ALL.size()];
        Arrays.fill(levels, Craft.CENTRE + options.skillMean() / Craft.SCALE);
        return new Profile(levels, options.skillSpread());
    }

    @Override
    public double[] levels() {
        return levels.clone();
    }

    /** Mean quality of its drafts, log-odds. */
    public double quality() {
        return Craft.qualityOf(levels);
    }
}
