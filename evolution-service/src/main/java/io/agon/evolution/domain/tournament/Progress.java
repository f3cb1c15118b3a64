package io.agon.evolution.domain.tournament;

import io.agon.evolution.domain.population.Place;
import io.agon.ranking.Scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a generation brought a run on, for those who watch.
 *
 * @param gain by how many points of the rating scale its best newcomer is rated above the best that was there before; null in the first
 *     generation, and where nobody is new or nobody was there
 * @param renewal share of the survivors that are new, 0 to 1; null in the first generation
 * @param founders how many founders the survivors descend from, by first parents; 1: one line is all that is left
 * @param agreement share of the run's decisive verdicts that went to the side rated higher, 0 to 1; 0.5: like coins; null where there is
 *     none
 */
public record Progress(Double gain, Double renewal, int founders, Double agreement) {
    /**
     * Progress of a generation.
     *
     * @param members survivors of the generation before and the cohort
     * @param entrants all candidates of the run
     */
    public static Progress of(
            int generation, List<Standing> standings, List<Place> members, List<Entrant> entrants, Double agreement) {
        Map<Integer, Integer> born = members.stream().collect(Collectors.toMap(Place::ordinal, Place::generation));
        Map<Integer, Integer> parents = new HashMap<>();
        entrants.stream()
                .filter(entrant -> entrant.parent() != null)
                .forEach(entrant -> parents.put(entrant.ordinal(), entrant.parent()));
        List<Standing> survivors = standings.stream().filter(Standing::survivor).toList();
        long founders = survivors.stream()
                .map(survivor -> founder(survivor.ordinal(), parents))
                .distinct()
                .count();
        boolean first = generation == 1;
        Double newest = best(standings, born, generation, true);
        Double oldest = best(standings, born, generation, false);
        return new Progress(
                first || newest == null || oldest == null ? null : Scale.shown(newest) - Scale.shown(oldest),
                first ? null : share(survivors, born, generation),
                (int) founders,
                agreement);
    }

    private static Double best(List<Standing> standings, Map<Integer, Integer> born, int generation, boolean isNew) {
        return standings.stream()
                .filter(standing -> (born.get(standing.ordinal()) == generation) == isNew)
                .map(Standing::mean)
                .max(Double::compare)
                .orElse(null);
    }

    private static double share(List<Standing> survivors, Map<Integer, Integer> born, int generation) {
        return survivors.stream()
                        .filter(survivor -> born.get(survivor.ordinal()) == generation)
                        .count()
                / (double) survivors.size();
    }

    private static int founder(int ordinal, Map<Integer, Integer> parents) {
        int at = ordinal;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }
}
