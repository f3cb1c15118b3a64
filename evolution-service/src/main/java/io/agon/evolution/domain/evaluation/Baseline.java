package io.agon.evolution.domain.evaluation;

import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Seeds;
import io.agon.evolution.domain.specification.Objective;

import java.util.List;

/**
 * Sequential prompting: each chain is a draft that is revised again and again, by the objectives in turn, with nobody judging, until its
 * share of the tokens is spent.
 *
 * @param founders style and theme of each chain's first draft, as the run's own founders have them
 * @param objectives what revisions are to improve
 * @param tokens of all chains together
 */
public record Baseline(List<Founder> founders, List<Objective> objectives, long tokens) {
    /** A chain that never comes to an end is no baseline: most revisions of one. */
    private static final int MOST = 2_000;

    public Baseline {
        founders = List.copyOf(founders);
        objectives = List.copyOf(objectives);
    }

    /** What a chain's first draft is given; either may be null. */
    public record Founder(String style, String theme) {
        /** As the run's founder at this place. */
        public static Founder of(Place place) {
            return new Founder(place.style(), place.theme());
        }
    }

    /**
     * How far a chain is.
     *
     * @param number of the chain, from 0
     * @param drafts made or asked for
     * @param tokens of those that were made
     * @param text of the latest that kept to the constraints; null: none did yet
     * @param awaited whether one is asked for
     */
    public record Chain(int number, int drafts, long tokens, String text, boolean awaited) {
        /** One that has not begun. */
        public static Chain begun(int number) {
            return new Chain(number, 0, 0, null, false);
        }
    }

    /**
     * A draft of a chain.
     *
     * @param number within the chain, from 1
     * @param objective null for a first draft; so is the parent
     * @param parent what is revised: the latest text of the chain that kept to the constraints
     * @param spent tokens of the chain's drafts before it
     */
    public record Wanted(
            int chain,
            int number,
            int seed,
            String style,
            String theme,
            Objective objective,
            String parent,
            long spent) {
        /** The chain while this draft, its last, is awaited. */
        public Chain awaited() {
            return new Chain(chain, number, spent, parent, true);
        }

        /**
         * The chain once it is made.
         *
         * @param text null where it did not keep to the constraints: the chain goes on from what it had
         */
        public Chain made(String text, long tokens) {
            return new Chain(chain, number, spent + tokens, text == null ? parent : text, false);
        }
    }

    /** Tokens of one chain. */
    public long share() {
        return tokens / founders.size();
    }

    /** Whether nothing more is drafted for a chain. */
    public boolean over(Chain chain) {
        return !chain.awaited()
                && (chain.drafts() >= MOST || chain.drafts() > 0 && chain.tokens() >= share() && chain.text() != null);
    }

    /** The next draft of a chain that is not over. */
    public Wanted next(Chain chain, long seed) {
        Seeds seeds = new Seeds(seed);
        int number = chain.drafts() + 1;
        Founder founder = founders.get(chain.number());
        int own = seeds.modelSeed("chain", chain.number(), number);
        if (chain.text() == null) {
            return new Wanted(
                    chain.number(), number, own, founder.style(), founder.theme(), null, null, chain.tokens());
        }
        Objective objective = objectives.get(
                seeds.stream("chain-objective", chain.number(), number).nextInt(objectives.size()));
        return new Wanted(
                chain.number(), number, own, founder.style(), founder.theme(), objective, chain.text(), chain.tokens());
    }
}
