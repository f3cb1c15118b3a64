package io.agon.evolution;

import io.agon.evolution.application.AdvanceRun;
import io.agon.evolution.application.ApplyDrafts;
import io.agon.evolution.application.ApplyVerdicts;
import io.agon.evolution.application.CancelRun;
import io.agon.evolution.application.CreateRun;
import io.agon.evolution.application.PauseRun;
import io.agon.evolution.application.ResumeRun;
import io.agon.evolution.application.StopOnDeadLetter;
import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.VerdictReply;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Methods;
import io.agon.evolution.domain.tournament.Outcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A whole run in memory: scripted drafts and verdicts, delivered in any order and any number of times. */
public final class Simulation {
    public final InMemoryRuns runs = new InMemoryRuns();
    public final CreateRun create;
    public final ApplyDrafts applyDrafts;
    public final ApplyVerdicts applyVerdicts;
    public final PauseRun pause;
    public final ResumeRun resume;
    public final CancelRun cancel;
    public final StopOnDeadLetter stop;
    /** Which drafts the writer fails at. */
    public Predicate<Place> rejected = place -> false;
    /** Which matches the judge cannot read. */
    public Predicate<Match> unreadable = match -> false;
    /** Why matches that cannot be read are void. */
    public String voidReason = "not-json";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Random delivery;
    private final double copies;

    /**
     * @param deliverySeed of the order of delivery
     * @param copies share of results that are delivered once more
     */
    public Simulation(long deliverySeed, double copies) {
        this(deliverySeed, copies, TestMethods.simple());
    }

    public Simulation(long deliverySeed, double copies, Methods methods) {
        this(deliverySeed, copies, methods, "r-" + deliverySeed);
    }

    /** @param id of the run */
    public Simulation(long deliverySeed, double copies, Methods methods, String id) {
        this.delivery = new Random(deliverySeed);
        this.copies = copies;
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        AdvanceRun advance = new AdvanceRun(methods, clock);
        SpecificationReader reader = new SpecificationReader(Specifications.DEFAULTS);
        create = new CreateRun(reader, runs, advance, clock, () -> id, () -> 9);
        applyDrafts = new ApplyDrafts(runs, advance);
        applyVerdicts = new ApplyVerdicts(runs, advance);
        pause = new PauseRun(runs);
        resume = new ResumeRun(reader, runs, advance, clock);
        cancel = new CancelRun(runs, clock);
        stop = new StopOnDeadLetter(runs);
    }

    public Simulation begin(Object... keysAndValues) {
        var submission = create.create(Specifications.of(keysAndValues), null);
        if (!(submission instanceof CreateRun.Submission.Accepted)) {
            throw new IllegalArgumentException("not accepted: " + submission);
        }
        return this;
    }

    public Run run() {
        return runs.run();
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Answers what is asked for until nothing is. */
    public Run finish() {
        while (answerSome(Integer.MAX_VALUE)) {
            // as long as answers lead to requests
        }
        return run();
    }

    /** Answers at most so many requests; false if there are none. */
    public boolean answerSome(int most) {
        List<DraftReply> drafts = new ArrayList<>();
        List<VerdictReply> verdicts = new ArrayList<>();
        for (int i = 0; i < most && !runs.draftRequests.isEmpty(); i++) {
            drafts.add(draft(runs.draftRequests.poll()));
        }
        for (int i = 0; i < most && !runs.matchRequests.isEmpty(); i++) {
            verdicts.add(judge(runs.matchRequests.poll()));
        }
        if (drafts.isEmpty() && verdicts.isEmpty()) {
            return false;
        }
        deliver(drafts).forEach(batch -> applyDrafts.apply(run().id(), batch));
        deliver(verdicts).forEach(batch -> applyVerdicts.apply(run().id(), batch));
        return true;
    }

    private <T> List<List<T>> deliver(List<T> results) {
        List<T> all = new ArrayList<>(results);
        for (T result : results) {
            if (delivery.nextDouble() < copies) {
                all.add(result);
            }
        }
        Collections.shuffle(all, delivery);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + delivery.nextInt(7));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    public DraftReply draft(Place place) {
        boolean fails = rejected.test(place);
        double luck = new SplittableRandom(place.seed()).nextDouble();
        double quality = place.parents().isEmpty()
                ? luck
                : Double.parseDouble(runs.texts.get(place.parents().getFirst())) + luck - 0.3;
        return new DraftReply(
                place.candidateId(run().id()),
                fails ? null : Double.toString(quality),
                2,
                fails ? List.of("words is '2': must be at least 3") : List.of(),
                false,
                "writer-model",
                "draft@1",
                "hash",
                new Consumption(1, 100, 0, 50, 1),
                false);
    }

    public VerdictReply judge(Match match) {
        boolean nothing = unreadable.test(match);
        double edge =
                Double.parseDouble(runs.texts.get(match.first())) - Double.parseDouble(runs.texts.get(match.second()));
        boolean first = new SplittableRandom(match.seed()).nextDouble() < 1 / (1 + Math.exp(-4 * edge));
        return new VerdictReply(
                match.id(),
                "judge-model",
                nothing ? Outcome.VOID : first ? Outcome.FIRST : Outcome.SECOND,
                null,
                nothing ? null : (Double) 0.5,
                Map.of(),
                nothing ? voidReason : null,
                "hash",
                "judge@1",
                "hash",
                new Consumption(1, 1000, 500, 10, 1),
                true);
    }

    /** Everything that must not depend on the order of delivery: who ranks where with what, by generation. */
    public Map<Integer, List<Object>> outcome() {
        Map<Integer, List<Object>> all = new HashMap<>();
        runs.standings.forEach((generation, standings) -> all.put(generation, List.copyOf(standings)));
        all.put(0, List.copyOf(new java.util.TreeMap<>(runs.texts).values()));
        return all;
    }
}
