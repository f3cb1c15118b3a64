package io.agon.local.display;

import io.agon.local.api.Candidate;
import io.agon.local.api.Costs;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;

import java.util.List;
import java.util.Map;

/**
 * What is known of a run when it is looked at as a whole.
 *
 * @param initial the best of the first generation, or null before there is one
 * @param best the text on top, or null before there is one
 * @param lineages from the first ancestor to the candidate itself, by candidate id
 */
public record Report(
        RunView run,
        Leaderboard board,
        Leaderboard.Entry initial,
        Candidate best,
        Map<String, List<String>> lineages,
        Costs costs) {
    public Report {
        lineages = Map.copyOf(lineages);
    }

    /** The candidate alone where nothing is known about its parents. */
    public List<String> lineage(Leaderboard.Entry entry) {
        return lineages.getOrDefault(entry.candidateId(), List.of(entry.label()));
    }
}
