package io.agon.local.api;

import java.util.List;

/** Some candidates of a run in the order of their ordinals; {@code next} asks for more, null at the end. */
public record CandidatePage(List<Candidate> candidates, Long next) {
    public CandidatePage {
        candidates = candidates == null ? List.of() : List.copyOf(candidates);
    }
}
