package io.agon.ranking;

/** What is believed of a candidate before it is compared. */
public sealed interface Prior {
    /** Nothing known: the middle of the field, with the spread that the model estimates. */
    Prior UNKNOWN = new Independent(0, Double.NaN);

    /**
     * Believed for reasons outside the field.
     *
     * @param mean expected rating, log-odds
     * @param variance its variance; {@code NaN}: the spread of the field, which the model estimates
     */
    record Independent(double mean, double variance) implements Prior {
        public Independent {
            if (!Double.isFinite(mean)) {
                throw new IllegalArgumentException("mean is " + mean + ": must be finite");
            }
            if (!Double.isNaN(variance) && !(variance > 0 && Double.isFinite(variance))) {
                throw new IllegalArgumentException("variance is " + variance + ": must be above 0, or NaN");
            }
        }
    }

    /**
     * A revision of another candidate: expected to be as good as that one turns out to be, moved by what revision with this
     * objective gains and widened by how much revisions differ, both of which the model learns from all offspring.
     *
     * @param parent index of what was revised; comes before the offspring's own
     * @param objective index of what the revision aimed at, from 0
     */
    record Offspring(int parent, int objective) implements Prior {
        public Offspring {
            if (parent < 0) {
                throw new IllegalArgumentException("parent is " + parent + ": must be at least 0");
            }
            if (objective < 0) {
                throw new IllegalArgumentException("objective is " + objective + ": must be at least 0");
            }
        }
    }
}
