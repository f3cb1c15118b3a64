package io.agon.evolution.domain.population;

import io.agon.evolution.domain.run.Seeds;
import io.agon.evolution.domain.specification.Objective;
import io.agon.evolution.domain.specification.RunSpecification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Opens the places of a cohort. Pure: the same specification, seed included, opens the same places. */
public final class Breeding {
    private Breeding() {}

    /**
     * The founding cohort. Styles and themes are shuffled by the seed and dealt along the diagonals of their table: each
     * style and each theme is used equally often, give or take one, and no combination twice before all were used once.
     */
    public static List<Place> found(RunSpecification specification) {
        Seeds seeds = new Seeds(specification.seed());
        List<String> styles = shuffled(specification.styles(), seeds, "styles", 1);
        List<String> themes = shuffled(specification.themes(), seeds, "themes", 1);
        int diagonal = leastCommonMultiple(styles.size(), themes.size());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < specification.population(); i++) {
            int ordinal = i + 1;
            places.add(new Place(
                    ordinal,
                    1,
                    ordinal,
                    Variation.INITIAL,
                    List.of(),
                    styles.get(i % styles.size()),
                    themes.get((i + i / diagonal) % themes.size()),
                    null,
                    seeds.modelSeed("draft", ordinal, 1),
                    1,
                    Place.Status.REQUESTED));
        }
        return places;
    }

    /**
     * The offspring of the survivors. Each survivor's objectives are drawn without repeats, until all were used once: its
     * offspring then differ in what they try to improve.
     *
     * @param parents the survivors, the best first
     * @param generation the cohort they found
     * @param places number of places opened so far in the run
     */
    public static List<Place> offspring(
            RunSpecification specification, List<Place> parents, int generation, int places) {
        Seeds seeds = new Seeds(specification.seed());
        List<Place> offspring = new ArrayList<>();
        for (int rank = 0; rank < parents.size(); rank++) {
            Place parent = parents.get(rank);
            List<Objective> objectives = shuffled(specification.objectives(), seeds, "objectives", generation, rank);
            for (int variant = 0; variant < specification.variants(); variant++) {
                int ordinal = places + offspring.size() + 1;
                offspring.add(new Place(
                        ordinal,
                        generation,
                        offspring.size() + 1,
                        Variation.MUTATION,
                        List.of(parent.ordinal()),
                        parent.style(),
                        parent.theme(),
                        objectives.get(variant % objectives.size()).name(),
                        seeds.modelSeed("draft", ordinal, 1),
                        1,
                        Place.Status.REQUESTED));
            }
        }
        return offspring;
    }

    private static <T> List<T> shuffled(List<T> items, Seeds seeds, String purpose, long... keys) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, seeds.shuffler(purpose, keys));
        return shuffled;
    }

    private static int leastCommonMultiple(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }
}
