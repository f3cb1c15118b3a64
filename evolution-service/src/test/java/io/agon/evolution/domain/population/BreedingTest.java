package io.agon.evolution.domain.population;

import io.agon.evolution.Specifications;
import io.agon.evolution.domain.specification.RunSpecification;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class BreedingTest {
    @Test
    void usesStylesAndThemesEquallyOftenAndNoCombinationTwiceBeforeAllWereUsed() {
        RunSpecification specification = Specifications.read(
                "styles",
                List.of("a", "b", "c", "d"),
                "themes",
                List.of("u", "v", "w", "x", "y", "z"),
                "population",
                24);

        List<Place> places = Breeding.found(specification);

        assertThat(counts(places, Place::style))
                .containsOnlyKeys("a", "b", "c", "d")
                .allSatisfy((s, n) -> assertThat(n).isEqualTo(6));
        assertThat(counts(places, Place::theme).values())
                .allSatisfy(n -> assertThat(n).isEqualTo(4));
        Set<String> combinations = new HashSet<>();
        places.forEach(place -> combinations.add(place.style() + place.theme()));
        assertThat(combinations).hasSize(24);
    }

    private static Map<String, Long> counts(List<Place> places, Function<Place, String> by) {
        return places.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    @Test
    void drawsAlikeFromTheSameSeedAndOtherwiseFromAnother() {
        assertThat(Breeding.found(Specifications.read("seed", 3)))
                .isEqualTo(Breeding.found(Specifications.read("seed", 3)));
        assertThat(Breeding.found(Specifications.read("seed", 4)))
                .isNotEqualTo(Breeding.found(Specifications.read("seed", 3)));
    }

    @Test
    void givesModelsSeedsThatAreNotNegative() {
        assertThat(Breeding.found(Specifications.read("population", 2000)))
                .allSatisfy(place -> assertThat(place.seed()).isNotNegative())
                .extracting(Place::seed)
                .doesNotHaveDuplicates();
    }

    @Test
    void letsOffspringOfOneParentTryDifferentObjectives() {
        RunSpecification specification = Specifications.read();
        List<Place> parents = Breeding.found(specification).subList(0, 2);

        List<Place> offspring = Breeding.offspring(specification, parents, 2, 8);

        assertThat(offspring).hasSize(4).extracting(Place::ordinal).containsExactly(9, 10, 11, 12);
        assertThat(offspring).extracting(Place::label).containsExactly("g2-01", "g2-02", "g2-03", "g2-04");
        assertThat(offspring.get(0).objective()).isNotEqualTo(offspring.get(1).objective());
        assertThat(offspring.get(3).parents()).containsExactly(2);
    }

    @Test
    void namesAnotherCandidateWithEveryAttempt() {
        Place place = Breeding.found(Specifications.read()).getFirst();
        Place again = place.again(new io.agon.evolution.domain.run.Seeds(11), List.of("plain"));

        assertThat(again.candidateId("r-1")).isNotEqualTo(place.candidateId("r-1"));
        assertThat(again.seed()).isNotEqualTo(place.seed());
        assertThat(place.candidateId("r-1")).isEqualTo(place.candidateId("r-1")).matches("c-[0-9a-f]{24}");
    }
}
