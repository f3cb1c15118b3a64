package io.agon.judge.domain.coding;

import io.agon.judge.domain.coding.CodingTask.Category;
import io.agon.judge.domain.coding.CodingTask.Code;
import io.agon.judge.domain.judging.Criterion;

import java.util.List;

/** What a step made. */
public sealed interface Coded {
    /** @param misquotes passages given as evidence that do not stand in the samples, and were left out */
    record Codes(List<Code> codes, int misquotes) implements Coded {}

    /** Groups of codes. */
    record Categories(List<Category> categories) implements Coded {}

    /** @param sources by criterion, places of the categories it came from, from 1 */
    record Criteria(List<Criterion> criteria, List<List<Integer>> sources) implements Coded {}

    /** @param categories for each code the place of the category that covers it, from 1, or 0 */
    record Coverage(List<Integer> categories) implements Coded {}
}
