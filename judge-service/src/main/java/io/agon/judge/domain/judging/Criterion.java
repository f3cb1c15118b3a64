package io.agon.judge.domain.judging;

import java.util.List;

/** One thing to look at; levels from worst to best, or none. */
public record Criterion(String name, String description, double weight, List<String> levels) {
    public Criterion {
        levels = List.copyOf(levels);
    }
}
