package io.agon.judge.domain.reflecting;

import io.agon.judge.domain.asking.Consumption;

import java.util.List;

/**
 * What a passage means.
 *
 * @param vector at least one number
 * @param model the model's own name as it answered
 */
public record Meaning(List<Float> vector, String model, Consumption consumption, boolean simulated) {
    public Meaning {
        vector = List.copyOf(vector);
    }
}
