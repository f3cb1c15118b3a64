package io.agon.scaffold.domain.fidelity;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.MeasurementRecipe;
import io.agon.scaffold.domain.building.MeasurementRecipe.Given;
import io.agon.scaffold.domain.building.MeasurementRecipe.Rewritten;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of a scaffold by models, as far as it was.
 *
 * @param outlined whether the arcs go there and back; not where the book has too many chapters for the context window
 * @param roundTrips by kind
 * @param rewritten scenes that were written anew
 * @param meanings how near in meaning; empty where it was not asked for or is not known yet
 * @param scored chapters whose likelihood is known
 * @param refusal why the endpoint tells no likelihoods; empty where it does
 */
public record Measurement(
        boolean outlined,
        List<RoundTrip> roundTrips,
        List<Rewritten> rewritten,
        Optional<Meanings> meanings,
        List<Scored> scored,
        String refusal) {
    private static final double NATS_OF_A_BIT = Math.log(2);

    /**
     * A chapter's likelihood, in bits for each word of its text: the fewer, the more probable.
     *
     * @param words of the text that was scored
     * @param alone after its title
     * @param planned after its plan
     * @param misplanned after the plan of another chapter
     */
    public record Scored(StepKey step, int words, double alone, double planned, double misplanned) {
        /** Bits that the plan spares for each word. Negative where it makes the text less probable. */
        public double gain() {
            return alone - planned;
        }

        /** Bits that the plan spares more than that of another chapter does: what it tells of this chapter. */
        public double gainOverAnother() {
            return misplanned - planned;
        }
    }

    /** As far as it is made. */
    public static Measurement of(MeasurementRecipe recipe, Made made) {
        List<Scored> scored = new ArrayList<>();
        String refusal = "";
        for (StepKey step : recipe.scored(made)) {
            Likelihood likelihood = made.get(step, Likelihood.class);
            if (likelihood.scores().size() == Given.values().length) {
                scored.add(new Scored(
                        step,
                        likelihood.words(),
                        bits(likelihood, Given.TITLE),
                        bits(likelihood, Given.PLAN),
                        bits(likelihood, Given.OTHER_PLAN)));
            } else {
                refusal = likelihood.refusal();
            }
        }
        StepKey meanings = new StepKey(Level.MEANINGS, 0, 0);
        return new Measurement(
                recipe.outlined(),
                RoundTrip.of(recipe.pairs(made)),
                recipe.rewritten(made),
                made.has(meanings) ? Optional.of(made.get(meanings, Meanings.class)) : Optional.empty(),
                scored,
                refusal);
    }

    private static double bits(Likelihood likelihood, Given given) {
        return -likelihood.scores().get(given.ordinal()).nats() / NATS_OF_A_BIT / likelihood.words();
    }
}
