package io.agon.evolution.domain.specification;

import java.util.List;
import java.util.Map;

/**
 * Everything that decides how a run goes. The same specification, seed included, gives the same ranking wherever the
 * models answer the same.
 *
 * @param generations cohorts that are judged, the initial one counted
 * @param survivors candidates kept and bred from, per generation
 * @param variants offspring of each survivor
 * @param schedule whether generations wait for each other
 * @param mutation how offspring come about
 * @param writersSee what writers are told of what they are judged by
 * @param heldOut what tells whether judges and readers part; null: nothing does
 * @param models by role; {@code writer} is always there, and every role in {@code judging.judges}
 */
public record RunSpecification(
        String title,
        String brief,
        String form,
        List<String> styles,
        List<String> themes,
        Constraints constraints,
        int population,
        int survivors,
        int variants,
        int generations,
        Schedule schedule,
        List<Objective> objectives,
        Mutation mutation,
        Rubric rubric,
        WritersSee writersSee,
        HeldOut heldOut,
        Map<String, Model> models,
        Judging judging,
        Ranking ranking,
        Budget budget,
        long seed,
        String currency) {
    /** In which order a run drafts, judges and breeds. */
    public enum Schedule {
        /** One after the other; repeatable to the last match. */
        GENERATIONAL,
        /** Overlapping, so that no model waits for a straggler; what is done depends on the order of the results. */
        STEADY
    }

    /** What writers are told. */
    public enum WritersSee {
        /** The brief, and what a revision is to improve. */
        NOTHING,
        /** The criteria by which they are judged, too. */
        CRITERIA
    }

    /** The role that drafts. */
    public static final String WRITER = "writer";

    /** The role that judges where nothing else is said. */
    public static final String JUDGE = "judge";

    /** The largest seed: what JSON numbers hold exactly. */
    public static final long LARGEST_SEED = (1L << 53) - 1;

    /** Size of the population of a generation, when every place is filled. */
    public int populationOf(int generation) {
        return generation == 1 ? population : survivors * (1 + variants);
    }

    /** Matches foreseen from this generation on to the last, when every place is filled. */
    public int matchesFrom(int generation) {
        long sum = 0;
        for (int g = generation; g <= generations; g++) {
            sum += ranking.matches(populationOf(g));
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** Money for what a role consumed, or null where the role has no price. */
    public Double amount(String role, long promptTokens, long cachedTokens, long completionTokens) {
        Model model = models.get(role);
        return model == null || model.price() == null
                ? null
                : (Double) model.price().of(promptTokens, cachedTokens, completionTokens);
    }

    /** The objective of this name. */
    public Objective objective(String name) {
        return objectives.stream()
                .filter(objective -> objective.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("objective is '" + name + "': not in specification"));
    }
}
