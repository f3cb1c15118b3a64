package io.agon.evolution.domain.specification;

/** What a mutation is asked to improve: a short name and the instruction to the writer. */
public record Objective(String name, String instruction) {}
