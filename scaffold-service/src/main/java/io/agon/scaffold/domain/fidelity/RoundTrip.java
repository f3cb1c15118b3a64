package io.agon.scaffold.domain.fidelity;

import io.agon.scaffold.domain.building.MeasuringTask.Pair;
import io.agon.scaffold.domain.plan.Similarity;
import io.agon.stylometry.NGrams;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left of things of one kind after the way there and back.
 *
 * @param kind {@code scene}, {@code text}, {@code chapter} or {@code arcs}
 * @param pairs in their order
 * @param words overlap of words, 0 to 1 ({@link NGrams#dice})
 * @param bigrams overlap of runs of two words
 */
public record RoundTrip(String kind, List<Pair> pairs, Similarity words, Similarity bigrams) {
    /** By kind, in the order in which they come. */
    public static List<RoundTrip> of(List<Pair> pairs) {
        return Pair.byKind(pairs).entrySet().stream().map(RoundTrip::of).toList();
    }

    private static RoundTrip of(Map.Entry<String, List<Pair>> kind) {
        return new RoundTrip(kind.getKey(), kind.getValue(), overlap(kind.getValue(), 1), overlap(kind.getValue(), 2));
    }

    private static Similarity overlap(List<Pair> pairs, int n) {
        List<Set<String>> originals =
                pairs.stream().map(pair -> NGrams.of(pair.original(), n)).toList();
        List<Set<String>> again =
                pairs.stream().map(pair -> NGrams.of(pair.again(), n)).toList();
        return Similarity.of(originals, again, NGrams::dice);
    }
}
