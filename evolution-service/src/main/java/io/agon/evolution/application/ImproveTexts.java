package io.agon.evolution.application;

import io.agon.criteria.reflection.Recalled;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Improvements.Improvement;
import io.agon.evolution.application.port.Lessons;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.domain.improvement.Attempt;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Improving;
import io.agon.evolution.domain.improvement.Made;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Improves texts: asks for what comes next, chooses what to try by what was learnt, and keeps what an attempt taught. What comes next
 * follows from what was made, so that any replica goes on from anywhere.
 */
public final class ImproveTexts {
    private static final int RECALLED = 32;

    private final Improvements improvements;
    private final Lessons lessons;
    private final Scores scores;
    private final ScoreBoard board;
    private final Wanted wanted;
    private final GoingOn going;
    private final Clock clock;
    private final Supplier<String> ids;
    private final StopOnDeadLetter stop;
    private final Map<String, ScoreBoard.Waiting> scoring = new ConcurrentHashMap<>();

    /**
     * Who is told that there may be something to send.
     *
     * @param steps steps
     * @param scores scores
     */
    public record Wanted(Runnable steps, Runnable scores) {}

    /**
     * @param executor goes on with improvements; what it is given may throw
     * @param ids draws ids
     * @param stop told where a candidate's draft cannot be had
     */
    public ImproveTexts(
            Improvements improvements,
            Lessons lessons,
            Scores scores,
            ScoreBoard board,
            Wanted wanted,
            Executor executor,
            Clock clock,
            Supplier<String> ids,
            StopOnDeadLetter stop) {
        this.improvements = improvements;
        this.lessons = lessons;
        this.scores = scores;
        this.board = board;
        this.wanted = wanted;
        this.going = new GoingOn(executor, clock, this::steps);
        this.clock = clock;
        this.ids = ids;
        this.stop = stop;
    }

    /** An improvement and how far it is. */
    public record Standing(Improvement improvement, Improving.Progress progress) {}

    /** Begins. */
    public String begin(ImprovementSpecification specification) {
        String id = ids.get();
        improvements.create(id, specification, null, clock.instant());
        going.with(id);
        return id;
    }

    /** Makes a candidate's draft; asked for again, what is on its way or failed is asked for again. */
    public void breed(Improvements.Bred bred, ImprovementSpecification specification) {
        String id = Identifiers.of("v-", List.of(bred.candidateId()));
        Optional<Improvement> before = improvements.find(id);
        if (before.isEmpty()) {
            improvements.create(id, specification, bred, clock.instant());
        } else if (!resume(id)) {
            improvements.askAgain(id);
            wanted.steps().run();
        }
        going.with(id);
    }

    /** The candidate whose draft a step is, with what it took so far; nothing where it is nobody's. */
    public Optional<Drafted> drafted(String stepId) {
        return improvements
                .ownerOf(stepId)
                .flatMap(this::find)
                .filter(standing -> standing.improvement().bred() != null)
                .map(standing -> new Drafted(
                        standing.improvement().bred(),
                        standing.progress().consumption(),
                        standing.progress().simulated()));
    }

    /** A candidate whose draft was made. */
    public record Drafted(Improvements.Bred candidate, Consumption consumption, boolean simulated) {}

    /** How it stands. */
    public Optional<Standing> find(String id) {
        return improvements
                .find(id)
                .map(found -> new Standing(found, improving(found, known(found)).progress()));
    }

    /** Goes on with those of which nothing was heard for a while. */
    public void look() {
        List<String> active = improvements.active();
        scoring.keySet().retainAll(active);
        going.look(active);
    }

    /** Workers made something. */
    public void made(Map<String, Made> made) {
        improvements.record(made).forEach(going::with);
    }

    /** No worker could do a step. */
    public void failed(String stepId, Reason reason) {
        improvements.awaitedBy(stepId).flatMap(improvements::find).ifPresent(found -> fail(found, reason));
    }

    /** Ends it for good; false where it has ended. */
    public boolean cancel(String id) {
        return improvements.change(
                id,
                Set.of(Improvements.Status.ACTIVE, Improvements.Status.FAILED),
                Improvements.Status.CANCELLED,
                clock.instant());
    }

    /** Goes on after a failure; false where there was none. */
    public boolean resume(String id) {
        boolean changed = improvements.change(id, Set.of(Improvements.Status.FAILED), Improvements.Status.ACTIVE, null);
        if (changed) {
            improvements.askAgain(id);
            Improvement found = improvements.find(id).orElseThrow();
            if (improving(found, known(found)).next() instanceof Improving.Next.Scored(String text)) {
                want(found.specification(), text);
            }
            going.with(id);
        }
        return changed;
    }

    private void steps(String id) {
        while (step(id)) {
            // until somebody else is to do something
        }
    }

    /** Whether there is more to do at once. */
    private boolean step(String id) {
        Improvement improvement = improvements.find(id).orElseThrow();
        if (improvement.status() != Improvements.Status.ACTIVE) {
            return false;
        }
        Map<String, Score> known = known(improvement);
        Optional<Reason> failure = failure(known.values());
        if (failure.isPresent()) {
            fail(improvement, failure.get());
            return false;
        }
        Improving improving = improving(improvement, known);
        return switch (improving.next()) {
            case Improving.Next.Scored(String text) -> score(improvement, text);
            case Improving.Next.Ask ask -> {
                improvements.want(id, ask);
                wanted.steps().run();
                yield false;
            }
            case Improving.Next.Choose choose -> {
                improvements.chosen(id, choose.number(), improving.choice(choose, recalled(improvement, choose)));
                yield true;
            }
            case Improving.Next.Learn learn -> {
                improvements.learnt(id, learn, clock.instant());
                yield true;
            }
            case Improving.Next.Done(Improving.Ending ending) -> {
                improvements.complete(id, ending, clock.instant());
                yield false;
            }
            case Improving.Next.Stuck(Reason reason) -> {
                fail(improvement, reason);
                yield false;
            }
        };
    }

    private void fail(Improvement improvement, Reason reason) {
        improvements.fail(improvement.id(), reason);
        if (improvement.bred() != null) {
            var unused =
                    stop.draft(improvement.bred().runId(), improvement.bred().candidateId(), reason, clock.instant());
        }
    }

    private List<Recalled> recalled(Improvement improvement, Improving.Next.Choose choose) {
        ImprovementSpecification specification = improvement.specification();
        if (specification.reflection() != ImprovementSpecification.Reflection.MEMORY) {
            return List.of();
        }
        return lessons.recall(
                specification.memory(),
                choose.criterion(),
                choose.vector(),
                specification.embedder() == null
                        ? null
                        : specification.embedder().model(),
                RECALLED);
    }

    private boolean score(Improvement improvement, String text) {
        if (scoring.containsKey(improvement.id())) {
            return false;
        }
        ScoreBoard.Waiting all = board.all(want(improvement.specification(), text));
        if (all.missing() == 0) {
            return true;
        }
        scoring.put(improvement.id(), all);
        wanted.scores().run();
        var unused = all.scores().thenRun(() -> {
            scoring.remove(improvement.id());
            going.with(improvement.id());
        });
        return false;
    }

    private Map<String, Score> want(ImprovementSpecification specification, String text) {
        Map<String, Score> known = new HashMap<>();
        for (Scoring each : specification.scorings()) {
            known.putAll(scores.want(
                    each,
                    List.of(new Scores.Wanted(
                            Scoring.scoreId(each.id(), specification.brief(), text), specification.brief(), text))));
        }
        return known;
    }

    private static Optional<Reason> failure(Collection<Score> known) {
        return known.stream()
                .filter(Score.Failed.class::isInstance)
                .map(score -> ((Score.Failed) score).reason())
                .findFirst();
    }

    /** What is known of the scores of all its texts, by id. */
    private Map<String, Score> known(Improvement improvement) {
        ImprovementSpecification specification = improvement.specification();
        Set<String> wantedIds = new HashSet<>();
        for (String text : texts(improvement)) {
            wantedIds.addAll(scoreIds(specification, text));
        }
        return scores.find(wantedIds);
    }

    private static Improving improving(Improvement improvement, Map<String, Score> known) {
        Map<String, List<Score.Given>> byText = new HashMap<>();
        for (String text : texts(improvement)) {
            List<Score.Given> opinions = scoreIds(improvement.specification(), text).stream()
                    .map(known::get)
                    .filter(Score.Given.class::isInstance)
                    .map(Score.Given.class::cast)
                    .toList();
            if (opinions.size() == improvement.specification().opinions()) {
                byText.put(text, opinions);
            }
        }
        return new Improving(improvement.specification(), improvement.attempts(), byText);
    }

    private static Set<String> texts(Improvement improvement) {
        Set<String> texts = new HashSet<>(Set.of(improvement.specification().text()));
        for (Attempt attempt : improvement.attempts()) {
            if (attempt.revision() != null && attempt.revision().text() != null) {
                texts.add(attempt.revision().text());
            }
        }
        return texts;
    }

    private static List<String> scoreIds(ImprovementSpecification specification, String text) {
        List<String> scoreIds = new ArrayList<>();
        for (Scoring each : specification.scorings()) {
            scoreIds.add(Scoring.scoreId(each.id(), specification.brief(), text));
        }
        return scoreIds;
    }
}
