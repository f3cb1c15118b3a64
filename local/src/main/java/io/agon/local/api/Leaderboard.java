package io.agon.local.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.List;

/** The candidates of one generation by rank. */
public record Leaderboard(int generation, String method, List<Entry> entries) {
    public Leaderboard {
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /**
     * One line.
     *
     * @param generation in which the candidate was born
     * @param low lower end of the 90 % interval, or null
     * @param probabilityTop that it belongs to those that survive, or null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            int rank,
            String candidateId,
            String label,
            int ordinal,
            int generation,
            double rating,
            Double low,
            Double high,
            Double probabilityTop,
            int comparisons,
            int wins,
            int losses,
            int ties,
            List<String> parents,
            String style,
            String theme,
            String objective,
            Integer words,
            boolean survivor) {
        public Entry {
            parents = parents == null ? List.of() : List.copyOf(parents);
        }
    }
}
