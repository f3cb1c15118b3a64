package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.specification.Criterion;

import java.util.List;

/**
 * What a step of coding made. What its role does not make is empty.
 *
 * @param sources by criterion, places of its categories, from 1
 * @param covered for each code the place of the category that covers it, from 1, or 0
 * @param voidReason why the reply could not be read, or null
 */
public record Coding(
        List<Code> codes,
        int misquotes,
        List<Category> categories,
        List<Criterion> criteria,
        List<List<Integer>> sources,
        List<Integer> covered,
        String voidReason,
        String model,
        String prompt,
        String promptHash,
        String replyHash,
        Consumption consumption,
        boolean simulated) {
    /** Whether it could be read. */
    public boolean readable() {
        return voidReason == null;
    }

    /** Something noticed in samples. */
    public record Code(String label, String description, boolean strength, List<Evidence> evidence) {}

    /** A passage of a sample, which stands there. */
    public record Evidence(String sample, String quote) {}

    /** Codes that belong together; places from 1 in the list of codes that were grouped. */
    public record Category(String name, String description, String low, String high, List<Integer> codes) {}
}
