package io.agon.evolution.domain.export;

import io.agon.datasets.training.Wish;

import java.util.List;

/**
 * What is to be exported.
 *
 * @param runs ids
 * @param improvements ids
 */
public record ExportOrder(List<String> runs, List<String> improvements, Wish wish) {
    public ExportOrder {
        runs = List.copyOf(runs);
        improvements = List.copyOf(improvements);
    }
}
