package io.agon.evaluation;

import io.agon.evaluation.Plan.Comparison;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {
    @Property
    void clustersHaveNoTextInCommon(
            @ForAll @IntRange(min = 1, max = 40) int ours,
            @ForAll @IntRange(min = 1, max = 40) int theirs,
            @ForAll @IntRange(min = 1, max = 300) int comparisons,
            @ForAll long seed) {
        Plan plan = Plan.drawn(ours, theirs, comparisons, seed);

        assertThat(plan.comparisons()).hasSize(comparisons).allSatisfy(one -> {
            assertThat(one.ours()).isBetween(0, ours - 1);
            assertThat(one.theirs()).isBetween(0, theirs - 1);
        });
        Map<Integer, Integer> clusterOfOurs = new HashMap<>();
        Map<Integer, Integer> clusterOfTheirs = new HashMap<>();
        for (Comparison one : plan.comparisons()) {
            assertThat(clusterOfOurs.merge(one.ours(), one.cluster(), (a, b) -> a.equals(b) ? a : -1))
                    .isEqualTo(one.cluster());
            assertThat(clusterOfTheirs.merge(one.theirs(), one.cluster(), (a, b) -> a.equals(b) ? a : -1))
                    .isEqualTo(one.cluster());
        }
        Map<Integer, Long> sizes =
                plan.comparisons().stream().collect(Collectors.groupingBy(Comparison::cluster, Collectors.counting()));
        assertThat(sizes).hasSize(Math.min(comparisons, Math.min(ours, theirs)));
        assertThat(sizes.values().stream().mapToLong(size -> size).max().orElseThrow()
                        - sizes.values().stream().mapToLong(size -> size).min().orElseThrow())
                .isLessThanOrEqualTo(1);
        // nobody meets the same one twice and is told it is the first time
        Set<Comparison> different = Set.copyOf(plan.comparisons());
        assertThat(different).hasSize(comparisons);
    }

    @Test
    void usesEveryTextWhereThereAreComparisonsEnough() {
        Plan plan = Plan.drawn(30, 60, 120, 5);
        assertThat(plan.comparisons().stream().map(Comparison::theirs).distinct())
                .hasSize(60);
        assertThat(plan.comparisons().stream().map(Comparison::ours).distinct()).hasSize(30);
        assertThat(plan.comparisons().stream().mapToInt(Comparison::repeat).max())
                .hasValue(1);
        assertThat(Plan.drawn(30, 60, 120, 5)).isEqualTo(plan).isNotEqualTo(Plan.drawn(30, 60, 120, 6));
    }

    @Test
    void refusesWhatCannotBePlanned() {
        assertThatThrownBy(() -> Plan.drawn(0, 1, 1, 0))
                .hasMessageContaining("ours is 0")
                .hasMessageContaining("at least 1");
    }
}
