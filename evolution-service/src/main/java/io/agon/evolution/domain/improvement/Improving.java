package io.agon.evolution.domain.improvement;

import io.agon.criteria.reflection.Belief;
import io.agon.criteria.reflection.Lesson;
import io.agon.criteria.reflection.Recalled;
import io.agon.criteria.reflection.Replay;
import io.agon.criteria.reflection.Standing;
import io.agon.evolution.domain.improvement.ImprovementSpecification.Reflection;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Objective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How a text is improved: scored, its weakest criterion found, something done about it, scored again; what is better is kept and goes
 * on from there. What comes next follows from what was made and scored, so that any replica goes on from anywhere.
 */
public final class Improving {
    /** What is believed of an action before anything is known: it gains next to nothing; ours, like all three numbers. */
    private static final Belief PRIOR = new Belief(0.01, 0.03 * 0.03, 0.06 * 0.06);

    /** How many lessons that belief counts for. */
    private static final double PRIOR_WEIGHT = 4;

    /** Variance of a single opinion before any two were compared, and how many comparisons that counts for; ours. */
    private static final double OPINION = 0.05 * 0.05;

    private static final double OPINION_WEIGHT = 4;
    /** Variance of what a revision truly changes; ours. */
    private static final double CHANGE = 0.03 * 0.03;

    private static final int MOST_AVOIDED = 12;

    private final ImprovementSpecification specification;
    private final List<Attempt> attempts;
    private final Map<String, List<Score.Given>> scores;

    private final List<Tried> tried = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    /** What did not help with this text, by criterion. */
    private final Map<String, List<String>> inVain = new HashMap<>();

    private Consumption consumption = Consumption.NONE;
    private boolean simulated;
    private String best;
    private Estimate estimate;
    private Standing standing;
    private Standing beginning;
    private double squares = OPINION_WEIGHT * OPINION;
    private double comparisons = OPINION_WEIGHT;
    private final Next next;

    /** What comes next. */
    public sealed interface Next {
        /** All opinions on a text. */
        record Scored(String text) implements Next {}

        /** A step that a worker does. */
        record Ask(int number, Attempt.Step step, Asked asked) implements Next {}

        /**
         * A choice of what to try.
         *
         * @param finding what a judge said of it
         * @param vector what that means; empty where nobody was asked
         */
        record Choose(int number, String criterion, String finding, List<Float> vector) implements Next {}

        /**
         * An attempt is over.
         *
         * @param lesson what it taught; null where nothing is remembered
         */
        record Learn(int number, Made.Learnt learnt, Taught lesson) implements Next {}

        /** It ends. */
        record Done(Ending ending) implements Next {}

        /** It cannot go on. */
        record Stuck(Reason reason) implements Next {}
    }

    /** Why it ended. */
    public enum Ending {
        /** As many revisions were made as were wanted. */
        TRIES,
        /** The tokens are spent. */
        TOKENS,
        /** No revision promises what it costs. */
        NOT_WORTH,
        /** The text stands at the top of every criterion. */
        NOTHING_LEFT
    }

    /**
     * A lesson with one more use.
     *
     * @param condition what was the matter with the text, in words
     * @param vector its meaning; empty where nobody was asked
     * @param anew whether it was advised, and not recalled
     */
    public record Taught(
            String id,
            String memory,
            String criterion,
            String condition,
            String action,
            List<Float> vector,
            String embedder,
            boolean anew) {}

    /**
     * An attempt that is over, or under way.
     *
     * @param lessonId the lesson that it taught or that was taught again
     * @param recalled whether its action came from memory, of this criterion or of another
     * @param before what was believed of the score of the text that was revised
     * @param after score of the revision as it was seen; null where there is none
     */
    public record Tried(
            int number,
            String criterion,
            String finding,
            String cause,
            String action,
            String lessonId,
            boolean recalled,
            List<String> violations,
            double before,
            Double after,
            boolean kept,
            String text,
            long tokens) {}

    /**
     * How far it is.
     *
     * @param text the best so far
     * @param from score of the text at the beginning; null where it is not known yet
     * @param to score of the best so far
     */
    public record Progress(
            String text, Double from, Double to, List<Tried> tried, Consumption consumption, boolean simulated) {}

    /**
     * @param attempts in their order
     * @param scores all opinions by text; texts that are not scored yet are missing
     */
    public Improving(
            ImprovementSpecification specification, List<Attempt> attempts, Map<String, List<Score.Given>> scores) {
        this.specification = specification;
        this.attempts = attempts;
        this.scores = scores;
        this.best = specification.text();
        this.next = walk();
    }

    public Next next() {
        return next;
    }

    public Progress progress() {
        return new Progress(
                best,
                beginning == null ? null : (Double) beginning.mean(),
                standing == null ? null : (Double) standing.mean(),
                List.copyOf(tried),
                consumption,
                simulated);
    }

    private Next walk() {
        estimate = estimate(best);
        if (estimate == null) {
            return new Next.Scored(best);
        }
        saw(estimate);
        if (estimate.opinions() == 0) {
            return new Next.Stuck(new Reason(
                    Reason.JUDGE_UNREADABLE, "no opinion on the text could be read, of " + specification.opinions()));
        }
        beginning = new Standing(estimate.total(), noise(estimate));
        standing = beginning;
        for (int number = 1; ; number++) {
            boolean begun = number <= attempts.size();
            Optional<Ending> ending = begun ? Optional.empty() : ending(number);
            if (ending.isPresent()) {
                return new Next.Done(ending.get());
            }
            Attempt attempt = begun ? attempts.get(number - 1) : Attempt.begun(number);
            attempt.made().forEach(made -> took(made.consumption(), made.simulated()));
            Optional<Next> wanting = over(attempt);
            if (wanting.isPresent()) {
                return wanting.get();
            }
        }
    }

    private Optional<Ending> ending(int number) {
        if (number > specification.tries()) {
            return Optional.of(Ending.TRIES);
        }
        if (specification.tokens() != null && consumption.tokens() >= specification.tokens()) {
            return Optional.of(Ending.TOKENS);
        }
        return estimate.total() >= 1 && specification.objective() == null
                ? Optional.of(Ending.NOTHING_LEFT)
                : Optional.empty();
    }

    /** What an attempt still wants; nothing where it is over. */
    private Optional<Next> over(Attempt attempt) {
        int number = attempt.number();
        Made.Choice choice = attempt.choice();
        if (choice == null) {
            return Optional.of(choose(attempt));
        }
        if (choice.end()) {
            return Optional.of(new Next.Done(Ending.NOT_WORTH));
        }
        if (choice.action() == null && attempt.advice() == null) {
            return Optional.of(new Next.Ask(number, Attempt.Step.ADVICE, advice(number, choice)));
        }
        String action = action(attempt);
        if (action == null) {
            note(attempt, null, false);
            return Optional.empty();
        }
        if (attempt.revision() == null) {
            return Optional.of(new Next.Ask(number, Attempt.Step.REVISION, revision(number, choice, action)));
        }
        String text = attempt.revision().text();
        Estimate after = null;
        if (text != null) {
            after = estimate(text);
            if (after == null) {
                return Optional.of(new Next.Scored(text));
            }
            saw(after);
        }
        if (attempt.learnt() == null) {
            return Optional.of(learn(attempt, after));
        }
        note(attempt, after, attempt.learnt().kept());
        return Optional.empty();
    }

    private Next choose(Attempt attempt) {
        String criterion = weakest(attempt.number());
        String finding =
                estimate.findings().getOrDefault(criterion, criterion(criterion).description());
        boolean recalls = specification.reflection() == Reflection.MEMORY && specification.embedder() != null;
        if (recalls && attempt.meaning() == null) {
            return new Next.Ask(
                    attempt.number(),
                    Attempt.Step.MEANING,
                    new Asked.Meaning(specification.embedder(), condition(criterion, finding)));
        }
        return new Next.Choose(
                attempt.number(),
                criterion,
                finding,
                attempt.meaning() == null ? List.of() : attempt.meaning().vector());
    }

    /** The criterion with most to gain, what failed on this text put off; without reflection any of them. */
    private String weakest(int number) {
        if (specification.objective() != null) {
            return specification.objective().name();
        }
        List<Criterion> criteria = specification.rubric().criteria();
        if (specification.reflection() == Reflection.NONE) {
            return criteria.get(random(number).nextInt(criteria.size())).name();
        }
        Criterion weakest = criteria.getFirst();
        double most = -1;
        for (Criterion criterion : criteria) {
            double left = criterion.weight()
                    * (1 - estimate.shares().getOrDefault(criterion.name(), 0.0))
                    / (1 + failures.getOrDefault(criterion.name(), 0));
            if (left > most) {
                most = left;
                weakest = criterion;
            }
        }
        return weakest.name();
    }

    /**
     * What to try.
     *
     * @param recalled lessons that came to mind; none where nothing is remembered
     */
    public Made.Choice choice(Next.Choose asked, List<Recalled> recalled) {
        List<String> vain = inVain.getOrDefault(asked.criterion(), List.of());
        boolean remembers = specification.reflection() == Reflection.MEMORY;
        List<Recalled> known = remembers ? recalled : lessonsHere();
        List<Recalled> usable = remembers ? usable(recalled, vain) : List.of();
        Belief fresh = PRIOR.amid(known, PRIOR_WEIGHT);
        Replay replay = new Replay(fresh);
        Optional<Replay.Choice> choice = replay.choose(usable, specification.worth(), random(asked.number()));
        List<String> avoid = Stream.concat(
                        vain.stream(),
                        recalled.stream()
                                .map(Recalled::lesson)
                                .filter(one -> one.gain() < 0)
                                .map(Lesson::action))
                .distinct()
                .limit(MOST_AVOIDED)
                .toList();
        if (choice.isEmpty()) {
            return new Made.Choice(asked.criterion(), asked.finding(), null, null, fresh.mean(), avoid, true);
        }
        return switch (choice.get()) {
            case Replay.Choice.Again(Recalled again) ->
                new Made.Choice(
                        asked.criterion(),
                        asked.finding(),
                        again.lesson().id(),
                        again.lesson().action(),
                        replay.belief(again).mean(),
                        avoid,
                        false);
            case Replay.Choice.Fresh() ->
                new Made.Choice(
                        asked.criterion(),
                        asked.finding(),
                        null,
                        specification.reflection() == Reflection.NONE ? plain(asked.criterion()) : null,
                        fresh.mean(),
                        avoid,
                        false);
        };
    }

    /** Each action once, by the lesson that is most alike; none that was tried here in vain. */
    private static List<Recalled> usable(List<Recalled> recalled, List<String> vain) {
        Map<String, Recalled> byAction = new LinkedHashMap<>();
        for (Recalled one : recalled) {
            if (!vain.contains(one.lesson().action())) {
                byAction.merge(one.lesson().action(), one, (a, b) -> a.similarity() >= b.similarity() ? a : b);
            }
        }
        return List.copyOf(byAction.values());
    }

    /** What an attempt does; null where its advice could not be read and there is no instruction to go by. */
    private String action(Attempt attempt) {
        String action = attempt.action();
        return action == null && specification.objective() != null
                ? specification.objective().instruction()
                : action;
    }

    /** What this text's own attempts taught, where nothing else is remembered. */
    private List<Recalled> lessonsHere() {
        return tried.stream()
                .filter(one -> one.after() != null)
                .map(one -> new Recalled(
                        Lesson.untried(Integer.toString(one.number()), one.criterion(), "")
                                .after(one.after() - one.before(), true),
                        1))
                .toList();
    }

    private String plain(String criterion) {
        return "Raise the text by this criterion: " + criterion(criterion).description();
    }

    private Asked.Advice advice(int number, Made.Choice choice) {
        return new Asked.Advice(
                specification.reflector(),
                seed(number),
                specification.brief(),
                specification.form(),
                criterion(choice.criterion()),
                choice.finding(),
                best,
                choice.avoid());
    }

    private Asked.Revision revision(int number, Made.Choice choice, String action) {
        return new Asked.Revision(
                specification.writer(),
                seed(number),
                specification.brief(),
                specification.form(),
                specification.constraints(),
                new Objective(choice.criterion(), action),
                best);
    }

    /** @param after of the revision; null where there is none, which gained nothing */
    private Next learn(Attempt attempt, Estimate after) {
        Double gain = after == null
                ? (Double) 0.0
                : after.opinions() == 0 ? null : (Double) (after.total() - standing.mean());
        boolean kept =
                gain != null && gain > 0 && !best.equals(attempt.revision().text());
        Made.Choice choice = attempt.choice();
        if (specification.reflection() != Reflection.MEMORY || gain == null) {
            return new Next.Learn(attempt.number(), new Made.Learnt(null, gain, kept), null);
        }
        String action = action(attempt);
        String id = lessonId(specification.memory(), choice.criterion(), action);
        Taught taught = new Taught(
                id,
                specification.memory(),
                choice.criterion(),
                condition(choice.criterion(), choice.finding()),
                action,
                attempt.meaning() == null ? List.of() : attempt.meaning().vector(),
                attempt.meaning() == null ? null : specification.embedder().model(),
                choice.lessonId() == null);
        return new Next.Learn(attempt.number(), new Made.Learnt(id, gain, kept), taught);
    }

    /** What is the matter, in words. */
    private static String condition(String criterion, String finding) {
        return criterion + ": " + finding;
    }

    /** The id of a lesson: the same action for the same criterion is one lesson. */
    public static String lessonId(String memory, String criterion, String action) {
        return Identifiers.of("l-", List.of(memory, criterion, action));
    }

    private void note(Attempt attempt, Estimate after, boolean kept) {
        Made.Choice choice = attempt.choice();
        Made.Revision revision = attempt.revision();
        long tokens =
                attempt.made().mapToLong(made -> made.consumption().tokens()).sum()
                        + (after == null ? 0 : after.consumption().tokens());
        tried.add(new Tried(
                attempt.number(),
                choice.criterion(),
                choice.finding(),
                attempt.advice() == null ? null : attempt.advice().cause(),
                action(attempt),
                attempt.learnt() == null ? null : attempt.learnt().lessonId(),
                choice.lessonId() != null,
                revision == null ? List.of() : revision.violations(),
                standing.mean(),
                after == null || after.opinions() == 0 ? null : (Double) after.total(),
                kept,
                revision == null ? null : revision.text(),
                tokens));
        if (kept) {
            best = Objects.requireNonNull(revision).text();
            estimate = Objects.requireNonNull(after);
            standing = standing.kept(after.total(), revising(choice, after));
            failures.clear();
            inVain.clear();
            return;
        }
        if (after != null && after.opinions() > 0) {
            standing = standing.rejected(after.total(), revising(choice, after));
        }
        failures.merge(choice.criterion(), 1, Integer::sum);
        String action = action(attempt);
        if (action != null) {
            inVain.computeIfAbsent(choice.criterion(), key -> new ArrayList<>()).add(action);
        }
    }

    private Standing.Revising revising(Made.Choice choice, Estimate seen) {
        return new Standing.Revising(choice.expected(), CHANGE, noise(seen));
    }

    private void saw(Estimate seen) {
        took(seen.consumption(), seen.simulated());
        squares += seen.squares();
        comparisons += Math.max(0, seen.opinions() - 1);
    }

    /** Variance of the mean of so many opinions around what it should be. */
    private double noise(Estimate seen) {
        return squares / comparisons / seen.opinions();
    }

    private void took(Consumption more, boolean bySimulator) {
        consumption = consumption.plus(more);
        simulated |= bySimulator;
    }

    /** Null where opinions are missing. */
    private Estimate estimate(String text) {
        List<Score.Given> opinions = scores.get(text);
        return opinions == null ? null : Estimate.of(specification.rubric(), opinions);
    }

    private Criterion criterion(String name) {
        Objective objective = specification.objective();
        if (objective != null && objective.name().equals(name)) {
            return new Criterion(name, objective.instruction(), 1, List.of());
        }
        return specification.rubric().criteria().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed(number));
    }

    private long seed(int number) {
        return (specification.seed() * 31 + number) & Integer.MAX_VALUE;
    }
}
