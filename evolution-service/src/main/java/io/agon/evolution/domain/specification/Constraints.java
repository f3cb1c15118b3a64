package io.agon.evolution.domain.specification;

import java.util.List;

/** What every candidate must keep to: fewest and most words, phrases that must and must not occur. */
public record Constraints(int minWords, int maxWords, List<String> required, List<String> forbidden) {}
