package io.agon.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who can be ranked against whom: candidates are connected where a chain of comparisons leads from one to the other. Between
 * components nothing but the priors speaks.
 */
public final class ComparisonGraph {
    private ComparisonGraph() {}

    /** The components, largest first, equals by their least index; candidates in order of index. */
    public static List<List<Integer>> components(Field field) {
        int[] parent = Ranks.all(field.size());
        for (Comparison comparison : field.comparisons()) {
            parent[root(parent, comparison.first())] = root(parent, comparison.second());
        }
        Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            byRoot.computeIfAbsent(root(parent, i), _ -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> components = new ArrayList<>();
        byRoot.values().forEach(members -> components.add(List.copyOf(members)));
        components.sort((a, b) -> Integer.compare(b.size(), a.size()));
        return List.copyOf(components);
    }

    private static int root(int[] parent, int candidate) {
        int root = candidate;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
