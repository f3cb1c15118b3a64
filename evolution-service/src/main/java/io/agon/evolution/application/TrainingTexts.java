package io.agon.evolution.application;

import io.agon.datasets.training.Source;
import io.agon.datasets.training.WritingRequest;
import io.agon.evolution.application.ImproveTexts.Standing;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.application.port.TrainingRecords.Outline;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Improving.Tried;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.SpecificationWriter;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Ratings;
import io.agon.evolution.domain.tournament.Result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Ended runs and improvements as the source of a data set. Ratings are inferred anew from all verdicts of a run, by the joint model, so
 * that every pair has a margin with its uncertainty whatever the run was ranked by. Used by one thread at a time.
 */
public final class TrainingTexts implements Source {
    private final RunArchive archive;
    private final TrainingRecords records;
    private final ImproveTexts improving;
    private final Methods methods;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private Rated last;

    /** A run with its ratings: what was asked for last is likely to be asked for next. */
    private record Rated(String run, List<Outline> candidates, List<Result> results, Ratings ratings) {}

    /**
     * @param runs ended ones
     * @param improvements ids of completed ones
     */
    public TrainingTexts(
            RunArchive archive,
            TrainingRecords records,
            ImproveTexts improving,
            Methods methods,
            List<Run> runs,
            List<String> improvements) {
        this.archive = archive;
        this.records = records;
        this.improving = improving;
        this.methods = methods;
        for (Run run : runs) {
            var specification = run.specification();
            this.runs.put(run.id(), run);
            origins.add(new Origin(
                    run.id(),
                    request(specification.brief(), specification.form(), specification.constraints()),
                    specification.rubric().label(),
                    run.simulated()));
        }
        for (String id : improvements) {
            Standing standing = standing(id);
            ImprovementSpecification specification = standing.improvement().specification();
            origins.add(new Origin(
                    id,
                    request(specification.brief(), specification.form(), specification.constraints()),
                    specification.rubric().label(),
                    standing.progress().simulated()));
        }
    }

    private Standing standing(String improvement) {
        return improving
                .find(improvement)
                .orElseThrow(() -> new IllegalStateException("improvement " + improvement + " is not there"));
    }

    private static WritingRequest request(String brief, String form, Constraints constraints) {
        return new WritingRequest(
                brief,
                form,
                constraints.minWords(),
                constraints.maxWords(),
                constraints.required(),
                constraints.forbidden());
    }

    @Override
    public List<Origin> origins() {
        return List.copyOf(origins);
    }

    @Override
    public List<Story> stories(String origin) {
        Run run = runs.get(origin);
        if (run == null) {
            return List.of();
        }
        Rated rated = rated(run);
        Map<Integer, String> ids = rated.candidates().stream().collect(Collectors.toMap(Outline::ordinal, Outline::id));
        List<Integer> generations = archive.rated(origin);
        Map<Integer, RunArchive.Entry> standings = generations.isEmpty()
                ? Map.of()
                : archive.leaderboard(origin, generations.getLast(), Integer.MAX_VALUE).stream()
                        .collect(Collectors.toMap(RunArchive.Entry::ordinal, entry -> entry));
        return rated.candidates().stream()
                .map(one -> {
                    RunArchive.Entry standing = standings.get(one.ordinal());
                    return new Story(
                            one.ordinal(),
                            one.id(),
                            one.generation(),
                            standing == null ? 0 : standing.rank(),
                            standing != null && standing.survivor(),
                            rated.ratings().rating(one.ordinal()),
                            one.words(),
                            one.parents().stream().map(ids::get).toList(),
                            one.model(),
                            one.promptHash(),
                            one.simulated());
                })
                .toList();
    }

    @Override
    public List<Pair> pairs(String origin) {
        Run run = runs.get(origin);
        if (run == null) {
            return List.of();
        }
        Rated rated = rated(run);
        Map<Integer, Map<Integer, Met>> met = new TreeMap<>();
        for (Result result : rated.results()) {
            double margin =
                    rated.ratings().margin(result.first(), result.second()).mean();
            boolean firstBetter = margin > 0 || margin == 0 && result.first() < result.second();
            int better = firstBetter ? result.first() : result.second();
            int worse = firstBetter ? result.second() : result.first();
            met.computeIfAbsent(better, key -> new TreeMap<>())
                    .computeIfAbsent(worse, key -> new Met())
                    .add(firstBetter, result.outcome());
        }
        List<Pair> pairs = new ArrayList<>();
        met.forEach((better, others) -> others.forEach((worse, verdicts) -> {
            Ratings.Margin margin = rated.ratings().margin(better, worse);
            pairs.add(new Pair(
                    better, worse, margin.mean(), margin.deviation(), verdicts.first.told(), verdicts.second.told()));
        }));
        return pairs;
    }

    /** Verdicts on a pair, seen from the better one. */
    private static final class Met {
        private final Tally first = new Tally();
        private final Tally second = new Tally();

        void add(boolean shownFirst, Outcome outcome) {
            Tally tally = shownFirst ? first : second;
            switch (outcome) {
                case TIE -> tally.tied++;
                case FIRST, SECOND -> {
                    if (shownFirst == (outcome == Outcome.FIRST)) {
                        tally.won++;
                    } else {
                        tally.lost++;
                    }
                }
                case VOID -> throw new IllegalStateException("a void match is no result");
            }
        }
    }

    private static final class Tally {
        private int won;
        private int lost;
        private int tied;

        Verdicts told() {
            return new Verdicts(won, lost, tied);
        }
    }

    private Rated rated(Run run) {
        if (last == null || !last.run().equals(run.id())) {
            List<Outline> candidates = records.candidates(run.id());
            List<Result> results = records.results(run);
            List<Entrant> entrants = candidates.stream().map(Outline::entrant).toList();
            last = new Rated(
                    run.id(),
                    candidates,
                    results,
                    methods.estimate(
                            entrants, results, run.specification().judging().judges()));
        }
        return last;
    }

    @Override
    public Map<Integer, String> texts(String origin, Collection<Integer> ordinals) {
        return ordinals.isEmpty() ? Map.of() : records.texts(origin, ordinals);
    }

    @Override
    public void revisions(String origin, Consumer<Revision> taker) {
        List<String> ids = runs.containsKey(origin) ? records.improvements(origin) : List.of(origin);
        for (String id : ids) {
            revisions(standing(id), taker);
        }
    }

    private static void revisions(Standing standing, Consumer<Revision> taker) {
        ImprovementSpecification specification = standing.improvement().specification();
        if (specification.reflection() == ImprovementSpecification.Reflection.NONE) {
            return;
        }
        String draft = specification.text();
        for (Tried tried : standing.progress().tried()) {
            if (tried.text() == null || tried.after() == null) {
                continue;
            }
            taker.accept(new Revision(
                    standing.improvement().id(),
                    tried.number(),
                    tried.criterion(),
                    tried.finding(),
                    tried.cause(),
                    tried.action(),
                    tried.before(),
                    tried.after(),
                    tried.kept(),
                    draft,
                    tried.text(),
                    standing.progress().simulated()));
            if (tried.kept()) {
                draft = tried.text();
            }
        }
    }

    @Override
    public Map<String, Object> lineage(String origin) {
        Map<String, Object> lineage = new HashMap<>();
        Run run = runs.get(origin);
        if (run != null) {
            lineage.put("kind", "run");
            lineage.put("createdAt", run.createdAt().toString());
            lineage.put("simulated", run.simulated());
            lineage.put("drafts", run.drafts().drafted());
            lineage.put("verdicts", run.matches().decided());
            lineage.put("void", run.matches().voids());
            lineage.put("prompts", records.prompts(origin));
            lineage.put("specification", SpecificationWriter.write(run.specification()));
        } else {
            ImprovementSpecification specification =
                    standing(origin).improvement().specification();
            lineage.put("kind", "improvement");
            lineage.put("brief", specification.brief());
            lineage.put("rubric", specification.rubric().label());
            lineage.put("reflection", specification.reflection().toString());
            lineage.put("memory", specification.memory());
            lineage.put("writer", specification.writer().model());
            lineage.put("judge", specification.judge().model());
            lineage.put("reflector", specification.reflector().model());
            lineage.put("seed", specification.seed());
        }
        return new TreeMap<>(lineage);
    }
}
