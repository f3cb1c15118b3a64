package io.agon.local.api;

import java.util.List;

/** One text under evolution, with where it comes from. */
public record Candidate(
        String id,
        String label,
        int ordinal,
        int generation,
        String variation,
        List<String> parents,
        String style,
        String theme,
        String objective,
        String status,
        String text,
        Integer words,
        List<String> violations,
        String model,
        boolean simulated) {
    public Candidate {
        parents = parents == null ? List.of() : List.copyOf(parents);
        violations = violations == null ? List.of() : List.copyOf(violations);
    }
}
