package io.agon.evolution.domain.specification;

import java.util.List;

/** One thing judges look at. Levels describe it from worst to best; none, or at least two. */
public record Criterion(String name, String description, double weight, List<String> levels) {}
