package io.agon.evolution.application;

import io.agon.criteria.Goodhart.Point;
import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.RunArchive.Candidate;
import io.agon.evolution.application.port.RunArchive.Entry;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.firewall.HeldOutReport;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.HeldOut;
import io.agon.evolution.domain.specification.RunSpecification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has founders and survivors of runs scored by criteria that no judge of theirs sees, and warns where the two part. Reads runs from
 * outside: what a run does never depends on it.
 */
public final class WatchHeldOut {
    private static final Duration AFTERWARDS = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int PAGE = 500;
    /** Enough to see how score goes with rating. */
    private static final int MOST_FOUNDERS = 120;

    private final RunArchive archive;
    private final Runs runs;
    private final Scores scores;
    private final Runnable wanted;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * How far a run is watched.
     *
     * @param told generations that were told of when all scores were there
     * @param planned generations in the plan at hand
     * @param plan what is to be scored of these; null: nothing yet, or all is told
     */
    private record Seen(Instant at, int told, int planned, Plan plan) {
        private static final Seen NEVER = new Seen(Instant.MIN, 0, 0, null);
    }

    /** @param wanted told when there may be scores to ask for */
    public WatchHeldOut(RunArchive archive, Runs runs, Scores scores, Runnable wanted, Clock clock) {
        this.archive = archive;
        this.runs = runs;
        this.scores = scores;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Goes on with all runs that have held-out criteria, and with those that ended of late. */
    public void look() {
        Instant now = clock.instant();
        List<String> watched = archive.heldOut(now.minus(AFTERWARDS));
        seen.keySet().retainAll(watched);
        for (String id : watched) {
            Seen before = seen.getOrDefault(id, Seen.NEVER);
            if (!before.at().isAfter(now.minus(PAUSE))) {
                seen.put(id, watch(id, before, now));
            }
        }
    }

    private Seen watch(String id, Seen before, Instant now) {
        List<Integer> rated = archive.rated(id);
        if (rated.size() <= before.told()
                || !(archive.find(id) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record))) {
            return new Seen(now, before.told(), 0, null);
        }
        boolean planned = before.plan() != null && before.planned() == rated.size();
        Plan plan = planned ? before.plan() : plan(record.run(), rated);
        Seen waiting = new Seen(now, before.told(), rated.size(), plan);
        Map<String, Score> known = scores.find(plan.ids());
        if (plan.want(known, scores)) {
            wanted.run();
            return waiting;
        }
        HeldOutReport report = plan.report(known);
        if (report.awaited() > 0) {
            return waiting;
        }
        report.alarm().ifPresent(alarm -> warn(id, alarm));
        return new Seen(now, rated.size(), 0, null);
    }

    private void warn(String id, String alarm) {
        var unused = runs.decide(id, file -> {
            Run warned = file.run().warned(Warning.HELD_OUT_PARTED, alarm);
            return warned.equals(file.run()) ? new Decision.Nothing() : new Decision.Change(warned, List.of());
        });
    }

    /** How a run fares; nothing where it has no held-out criteria. */
    public Optional<HeldOutReport> report(Run run) {
        if (run.specification().heldOut() == null) {
            return Optional.empty();
        }
        Plan plan = plan(run, archive.rated(run.id()));
        return Optional.of(plan.report(scores.find(plan.ids())));
    }

    private Plan plan(Run run, List<Integer> rated) {
        Map<Integer, List<Entry>> chosen = new LinkedHashMap<>();
        for (int generation : rated) {
            List<Entry> board = archive.leaderboard(run.id(), generation, Integer.MAX_VALUE);
            chosen.put(
                    generation,
                    generation == 1
                            ? board.stream()
                                    .filter(entry -> entry.ordinal() <= MOST_FOUNDERS)
                                    .toList()
                            : board.stream().filter(Entry::survivor).toList());
        }
        Set<String> ids = new LinkedHashSet<>();
        chosen.values().forEach(entries -> entries.forEach(entry -> ids.add(entry.candidateId())));
        Map<String, String> texts = new HashMap<>();
        List<Candidate> page = archive.candidates(run.id(), 0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(candidate -> ids.contains(candidate.id()))
                    .forEach(candidate -> texts.put(candidate.id(), candidate.text()));
            page = archive.candidates(run.id(), page.getLast().ordinal(), PAGE);
        }
        return new Plan(run.specification(), chosen, texts);
    }

    /**
     * What is to be scored.
     *
     * @param chosen founders and survivors by generation
     * @param texts by candidate
     */
    private record Plan(RunSpecification specification, Map<Integer, List<Entry>> chosen, Map<String, String> texts) {
        private List<Scoring> scorings() {
            HeldOut heldOut = specification.heldOut();
            return new Scoring(
                            heldOut.rubric(),
                            specification.models().get(heldOut.judge()),
                            specification.form(),
                            specification.seed())
                    .opinions(heldOut.opinions());
        }

        private String scoreId(Scoring scoring, String text) {
            return Scoring.scoreId(scoring.id(), specification.brief(), text);
        }

        Set<String> ids() {
            Set<String> ids = new LinkedHashSet<>();
            for (Scoring scoring : scorings()) {
                texts.values().forEach(text -> ids.add(scoreId(scoring, text)));
            }
            return ids;
        }

        /** Asks for what nobody asked for yet; whether there was any. */
        boolean want(Map<String, Score> known, Scores scores) {
            boolean any = false;
            for (Scoring scoring : scorings()) {
                List<Scores.Wanted> missing = texts.values().stream()
                        .distinct()
                        .map(text -> new Scores.Wanted(scoreId(scoring, text), specification.brief(), text))
                        .filter(one -> !known.containsKey(one.id()))
                        .toList();
                if (!missing.isEmpty()) {
                    var unused = scores.want(scoring, missing);
                    any = true;
                }
            }
            return any;
        }

        HeldOutReport report(Map<String, Score> known) {
            int awaited = 0;
            int failed = 0;
            boolean simulated = false;
            Consumption consumption = Consumption.NONE;
            for (String id : ids()) {
                switch (known.getOrDefault(id, new Score.Awaited())) {
                    case Score.Awaited() -> awaited++;
                    case Score.Failed(var reason) -> failed++;
                    case Score.Given given -> {
                        simulated |= given.simulated();
                        consumption = consumption.plus(given.consumption());
                    }
                }
            }
            List<Point> founders = null;
            List<HeldOutReport.Generation> generations = new ArrayList<>();
            for (Map.Entry<Integer, List<Entry>> each : chosen.entrySet()) {
                List<Point> points = each.getValue().stream()
                        .flatMap(entry -> point(entry, known).stream())
                        .toList();
                generations.add(
                        HeldOutReport.Generation.of(each.getKey(), points, founders, specification.generations()));
                founders = founders == null ? points : founders;
            }
            return new HeldOutReport(
                    specification.heldOut().rubric().label(),
                    specification.models().get(specification.heldOut().judge()).model(),
                    awaited,
                    failed,
                    generations,
                    consumption,
                    simulated);
        }

        private Optional<Point> point(Entry entry, Map<String, Score> known) {
            String text = texts.get(entry.candidateId());
            if (text == null) {
                return Optional.empty();
            }
            double[] totals = scorings().stream()
                    .map(scoring -> known.get(scoreId(scoring, text)))
                    .filter(Score.Given.class::isInstance)
                    .mapToDouble(score ->
                            ((Score.Given) score).total(specification.heldOut().rubric()))
                    .filter(total -> !Double.isNaN(total))
                    .toArray();
            double sum = 0;
            for (double total : totals) {
                sum += total;
            }
            return totals.length == 0 ? Optional.empty() : Optional.of(new Point(entry.rating(), sum / totals.length));
        }
    }
}
