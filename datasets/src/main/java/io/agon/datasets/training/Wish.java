package io.agon.datasets.training;

import java.util.List;
import java.util.Set;

/**
 * What is wanted.
 *
 * @param kinds at least one
 * @param layouts at least one
 * @param storiesPerRun most survivors of a run, the best first, that supervised fine-tuning gets
 * @param candidates the stories that supervised fine-tuning gets, by id, survivors or not; empty: each run's survivors
 * @param confidence probability with which the margin of a preference must be above {@code leastMargin}, 0.5 to 1 (neither)
 * @param leastMargin difference of ratings in log-odds
 * @param mostLengthRatio of the longer story of a pair to the shorter, in words, at least 1; infinite: any
 * @param similarity Jaccard similarity of word 5-grams from which on two texts count as the same, 0 to 1 (not 0)
 * @param evaluation texts that models will be evaluated with, usually briefs: what holds one of them is left out
 * @param validationShare share of the briefs, 0 to 1 (not 1)
 * @param licence under which the data set is given on, as its maker states it; null: not stated
 */
public record Wish(
        Set<Kind> kinds,
        Set<Layout> layouts,
        int storiesPerRun,
        Set<String> candidates,
        double confidence,
        double leastMargin,
        double mostLengthRatio,
        double similarity,
        List<String> evaluation,
        double validationShare,
        long seed,
        String licence) {
    public Wish {
        kinds = Set.copyOf(kinds);
        layouts = Set.copyOf(layouts);
        candidates = Set.copyOf(candidates);
        evaluation = List.copyOf(evaluation);
    }
}
