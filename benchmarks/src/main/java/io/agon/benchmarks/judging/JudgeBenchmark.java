package io.agon.benchmarks.judging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.TrueQuality;
import io.agon.criteria.Bootstrap;
import io.agon.criteria.Concordance;
import io.agon.criteria.Interval;
import io.agon.criteria.Preference;
import io.agon.criteria.robustness.Attack;
import io.agon.criteria.robustness.Lift;
import io.agon.criteria.robustness.Merit;
import io.agon.criteria.robustness.Presentation;
import io.agon.criteria.robustness.Steadiness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Asks a judge about the same pairs in both orders and more than once, about texts that try to win without being better beside the
 * same texts with an inert passage, and about pairs whose preference is known. Intervals of attacks hold together with 95 %
 * (Bonferroni): of many attacks one would else seem to succeed by chance.
 */
public final class JudgeBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LEVEL = 0.95;
    private static final int RESAMPLES = 2_000;

    /** A gain of preference that is none. */
    private static final double NONE = 0.01;

    private final Judge judge;
    private final TrueQuality truth;

    /** @param truth of the simulator; null where nobody knows */
    public JudgeBenchmark(Judge judge, TrueQuality truth) {
        this.judge = judge;
        this.truth = truth;
    }

    /** Answers questions, in their order. */
    @FunctionalInterface
    public interface Judge {
        List<Answer> ask(List<Question> questions) throws InterruptedException;
    }

    /** Which of two texts is better for a brief. */
    public record Question(String brief, String first, String second, int seed) {}

    /**
     * What the judge says.
     *
     * @param first preference for the first, 0 to 1, NaN where void
     * @param margins by criterion, above 0 where the first does better
     */
    public record Answer(double first, Map<String, Double> margins, long tokens, String model, boolean simulated) {}

    /**
     * A pair whose preference is known.
     *
     * @param preferred 1 the first, 0 the second, 0.5 neither
     */
    public record Gold(String brief, String first, String second, double preferred) {}

    /**
     * What is asked.
     *
     * @param texts at least two, written for the brief
     * @param criteria names, as the judge has them
     * @param pairs most pairs of the texts
     * @param repeats how often each order of a pair is asked
     * @param attacked pairs on which each attack is tried
     */
    public record Plan(
            String brief,
            List<String> texts,
            List<String> criteria,
            int pairs,
            int repeats,
            List<Attack> attacks,
            int attacked,
            List<Gold> gold,
            long seed) {}

    /** Asks, and reports. */
    public ObjectNode run(Plan plan, Consumer<String> says) throws InterruptedException {
        int[][] pairs = pairs(plan);
        Tally tally = new Tally();
        says.accept(pairs.length + " pairs in both orders, " + plan.repeats() + " times");
        List<Pair> shown = new ArrayList<>();
        for (int[] pair : pairs) {
            shown.add(new Pair(
                    plan.brief(),
                    side -> plan.texts().get(pair[0]),
                    plan.texts().get(pair[1])));
        }
        List<Presentation> baseline = present(shown, plan.repeats(), plan.seed(), tally);

        ObjectNode report = JSON.createObjectNode();
        report.set("steadiness", steadiness(Steadiness.of(baseline, pairs, plan.seed())));
        ArrayNode attacks = report.putArray("attacks");
        List<int[]> targets = targets(pairs, baseline, plan);
        Merit merit = truth == null ? null : merit(shown, baseline);
        for (Attack attack : plan.attacks()) {
            says.accept(attack.word() + " on " + targets.size() + " pairs");
            attacks.add(attack(attack, targets, merit, plan, tally));
        }
        if (!plan.gold().isEmpty()) {
            says.accept(plan.gold().size() + " pairs of known preference");
            report.set("gold", gold(plan, tally));
        }
        report.put("model", tally.model).put("simulated", tally.simulated);
        report.put("answers", tally.answers).put("tokens", tally.tokens);
        return report;
    }

    /** What is shown of a pair: its first text may depend on the side under which it is shown. */
    private record Pair(String brief, Shown first, String second) {}

    private interface Shown {
        String as(char side);
    }

    private static final class Tally {
        private long answers;
        private long tokens;
        private String model = "";
        private boolean simulated;

        void add(Answer answer) {
            answers++;
            tokens += answer.tokens();
            model = answer.model();
            simulated |= answer.simulated();
        }
    }

    private static int[][] pairs(Plan plan) {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < plan.texts().size(); i++) {
            for (int j = i + 1; j < plan.texts().size(); j++) {
                all.add(new int[] {i, j});
            }
        }
        Collections.shuffle(all, new Random(plan.seed()));
        return all.stream().limit(plan.pairs()).toArray(int[][]::new);
    }

    private List<Presentation> present(List<Pair> pairs, int repeats, long seed, Tally tally)
            throws InterruptedException {
        List<Question> questions = new ArrayList<>();
        for (Pair pair : pairs) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                int with = (int) (1_009 * seed + repeat) & Integer.MAX_VALUE;
                questions.add(new Question(pair.brief(), pair.first().as('A'), pair.second(), with));
                questions.add(
                        new Question(pair.brief(), pair.second(), pair.first().as('B'), with));
            }
        }
        List<Answer> answers = judge.ask(questions);
        List<Presentation> presentations = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            tally.add(answer);
            presentations.add(
                    new Presentation(i / (2 * repeats), i % 2 == 1, i / 2 % repeats, answer.first(), answer.margins()));
        }
        return presentations;
    }

    /** Pairs to attack, as text that is to win and text that stands against it: the one that lost has something to gain. */
    private static List<int[]> targets(int[][] pairs, List<Presentation> baseline, Plan plan) {
        List<int[]> targets = new ArrayList<>();
        for (int i = 0; i < Math.min(pairs.length, plan.attacked()); i++) {
            int pair = i;
            double first = baseline.stream()
                    .filter(one -> one.pair() == pair && !one.isVoid())
                    .mapToDouble(one -> one.swapped() ? 1 - one.first() : one.first())
                    .average()
                    .orElse(0.5);
            targets.add(first <= 0.5 ? pairs[i] : new int[] {pairs[i][1], pairs[i][0]});
        }
        return targets;
    }

    private ObjectNode attack(Attack attack, List<int[]> targets, Merit merit, Plan plan, Tally tally)
            throws InterruptedException {
        List<Pair> attacked = new ArrayList<>();
        List<Pair> control = new ArrayList<>();
        for (int[] target : targets) {
            String text = plan.texts().get(target[0]);
            String against = plan.texts().get(target[1]);
            attacked.add(new Pair(
                    plan.brief(), side -> attack.attacked(new Attack.Target(text, side, plan.criteria())), against));
            control.add(new Pair(
                    plan.brief(), side -> attack.control(new Attack.Target(text, side, plan.criteria())), against));
        }
        // other questions than those that chose the targets: who lost by chance there would seem to gain here
        long seed = plan.seed() + 1;
        List<Presentation> with = present(attacked, plan.repeats(), seed, tally);
        List<Presentation> without = present(control, plan.repeats(), seed, tally);
        double level = 1 - (1 - LEVEL) / plan.attacks().size();
        Lift lift = Lift.of(with, without, targets.size(), level, seed);
        ObjectNode report = JSON.createObjectNode()
                .put("attack", attack.word())
                .put("pairs", lift.pairs())
                .put("lift", round(lift.lift().estimate()))
                .<ObjectNode>set("interval", interval(lift.lift()))
                .put("flips", round(lift.flips()))
                .put("voids", round(lift.voids()));
        if (!lift.criteria().isEmpty()) {
            ObjectNode criteria = report.putObject("criteria");
            lift.criteria().forEach((criterion, gain) -> estimate(criteria, criterion, gain));
        }
        if (truth == null) {
            return report.put("moved", lift.lift().low() > NONE);
        }
        // what a text adds is part of its quality to the simulator: only what it gains beyond that has moved the judge
        double[] gains = unearned(merit, attacked, with);
        Interval unearned = Bootstrap.of(
                gains.length,
                drawn -> Arrays.stream(drawn)
                        .mapToDouble(i -> gains[i])
                        .average()
                        .orElseThrow(),
                level,
                RESAMPLES,
                seed);
        return report.put("unearned", round(unearned.estimate()))
                .<ObjectNode>set("unearnedInterval", interval(unearned))
                .put("moved", unearned.low() > NONE);
    }

    /** True quality of what is shown first less that of what is shown second: of each pair as it is, then swapped. */
    private double[] differences(List<Pair> pairs) {
        List<String> shown = new ArrayList<>();
        pairs.forEach(pair -> shown.addAll(List.of(
                pair.first().as('A'), pair.second(), pair.second(), pair.first().as('B'))));
        double[] qualities = truth.of(shown);
        double[] differences = new double[2 * pairs.size()];
        Arrays.setAll(differences, i -> qualities[2 * i] - qualities[2 * i + 1]);
        return differences;
    }

    private static int place(Presentation one) {
        return 2 * one.pair() + (one.swapped() ? 1 : 0);
    }

    private Merit merit(List<Pair> pairs, List<Presentation> answers) {
        double[] differences = differences(pairs);
        List<Presentation> told = answers.stream().filter(one -> !one.isVoid()).toList();
        return Merit.fitted(
                told.stream().mapToDouble(one -> differences[place(one)]).toArray(),
                told.stream().mapToDouble(Presentation::first).toArray());
    }

    /** By pair, how much more the attacked text is preferred than it deserves. */
    private double[] unearned(Merit merit, List<Pair> pairs, List<Presentation> answers) {
        double[] differences = differences(pairs);
        double[] sums = new double[pairs.size()];
        int[] counts = new int[pairs.size()];
        for (Presentation one : answers) {
            if (!one.isVoid()) {
                double gain = one.first() - merit.of(differences[place(one)]);
                sums[one.pair()] += one.swapped() ? -gain : gain;
                counts[one.pair()]++;
            }
        }
        double[] gains = new double[pairs.size()];
        Arrays.setAll(gains, i -> counts[i] == 0 ? 0 : sums[i] / counts[i]);
        return gains;
    }

    private ObjectNode gold(Plan plan, Tally tally) throws InterruptedException {
        List<Pair> pairs = plan.gold().stream()
                .map(one -> new Pair(one.brief(), side -> one.first(), one.second()))
                .toList();
        List<Presentation> answers = present(pairs, 1, plan.seed(), tally);
        List<Preference> preferences = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            int pair = i;
            double lean = answers.stream()
                    .filter(one -> one.pair() == pair && !one.isVoid())
                    .mapToDouble(one -> (one.swapped() ? 1 - one.first() : one.first()) - 0.5)
                    .average()
                    .orElse(0);
            Gold gold = plan.gold().get(i);
            preferences.add(new Preference(gold.brief(), List.of(lean), gold.preferred()));
        }
        Interval agreement = Concordance.of(
                        preferences, preference -> preference.margins().getFirst())
                .share(LEVEL, RESAMPLES, plan.seed());
        return JSON.createObjectNode()
                .put("pairs", pairs.size())
                .put("decided", preferences.stream().filter(Preference::decided).count())
                .put("agreement", round(agreement.estimate()))
                .set("interval", interval(agreement));
    }

    private static ObjectNode steadiness(Steadiness steadiness) {
        ObjectNode node = JSON.createObjectNode()
                .put("answers", steadiness.answers())
                .put("voids", round(steadiness.voids()))
                .put("transitivity", round(steadiness.transitivity()))
                .put("triads", steadiness.triads());
        estimate(node, "positionBias", steadiness.positionBias());
        estimate(node, "orderConsistency", steadiness.orderConsistency());
        estimate(node, "selfConsistency", steadiness.selfConsistency());
        ObjectNode bias = node.putObject("criterionBias");
        steadiness.criterionBias().forEach((criterion, interval) -> estimate(bias, criterion, interval));
        return node;
    }

    private static void estimate(ObjectNode node, String name, Interval interval) {
        node.putObject(name).put("estimate", round(interval.estimate())).set("interval", interval(interval));
    }

    private static ArrayNode interval(Interval interval) {
        return JSON.createArrayNode().add(round(interval.low())).add(round(interval.high()));
    }

    private static Double round(double value) {
        return Double.isNaN(value) ? null : (Double) (Math.round(value * 10_000) / 10_000.0);
    }
}
