package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Methods side by side: every method meets the same worlds, spends the same calls, and is asked for its choice again and
 * again on the way. Replicates run in parallel; the figures, times excepted, depend on the setting alone.
 */
public final class RankingBenchmark {
    private RankingBenchmark() {}

    /**
     * What came out.
     *
     * @param setting what was simulated
     * @param methods one entry for each method of the setting
     */
    public record Report(Setting setting, List<Method> methods) {}

    /**
     * One method's figures.
     *
     * @param name the method
     * @param seconds processor time over all worlds, rating and pairing included
     * @param curve its choice after ever more calls
     */
    public record Method(String name, double seconds, List<Point> curve) {}

    /**
     * A method's choice after so many calls, averaged over worlds.
     *
     * @param calls judge calls spent, voids included
     * @param overlap share of the true best that were chosen
     * @param overlapError its standard error
     * @param regret mean true quality of the best less that of the chosen, log-odds
     * @param regretError its standard error
     */
    public record Point(int calls, double overlap, double overlapError, double regret, double regretError) {}

    /**
     * Runs the simulation that the options describe and prints it: a table, or with {@code --json} one JSON object.
     *
     * @param arguments those after {@code bench ranking}
     */
    public static void main(String[] arguments) {
        try {
            Arguments options = new Arguments(arguments, NAMES, Set.of("json", "deterministic"));
            int candidates = options.integer("candidates", 60);
            Report report = run(new Setting(
                    candidates,
                    options.integer("top", Math.max(1, candidates / 12)),
                    options.judging(),
                    options.integer("batch", Math.max(1, candidates / 4)),
                    options.integer("budget", 40 * candidates),
                    options.integer("replicates", 100),
                    options.number("seed", 1),
                    options.list("methods", List.of("elo", "glicko", "swiss", "random-bt", "adaptive"))));
            System.out.print(options.flag("json") ? json(report) + "\n" : table(report));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static final Set<String> NAMES = Stream.concat(
                    Arguments.JUDGING.stream(),
                    Stream.of("candidates", "top", "batch", "budget", "replicates", "seed", "methods"))
            .collect(Collectors.toUnmodifiableSet());

    /** The report as one JSON object. */
    public static String json(Report report) {
        Setting setting = report.setting();
        Map<String, Object> shown = Json.object();
        shown.put("candidates", setting.candidates());
        shown.put("top", setting.top());
        Json.judging(setting.judging(), shown);
        shown.put("batch", setting.batch());
        shown.put("budget", setting.budget());
        shown.put("replicates", setting.replicates());
        shown.put("seed", setting.seed());
        shown.put("methods", setting.methods());
        List<Object> methods = new ArrayList<>();
        for (Method method : report.methods()) {
            List<Object> curve = new ArrayList<>();
            for (Point point : method.curve()) {
                Map<String, Object> entry = Json.object();
                entry.put("calls", point.calls());
                entry.put("overlap", point.overlap());
                entry.put("overlapError", point.overlapError());
                entry.put("regret", point.regret());
                entry.put("regretError", point.regretError());
                curve.add(entry);
            }
            Map<String, Object> entry = Json.object();
            entry.put("name", method.name());
            entry.put("seconds", method.seconds());
            entry.put("curve", curve);
            methods.add(entry);
        }
        Map<String, Object> whole = Json.object();
        whole.put("setting", shown);
        whole.put("methods", methods);
        return Json.of(whole);
    }

    /** Calls after which each method's regret stays at most so high on its way, to be read by people. */
    private static String table(Report report) {
        double[] levels = {0.3, 0.2, 0.1, 0.05, 0.03};
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-12s %9s", "method", "seconds"));
        for (double level : levels) {
            out.append(String.format(Locale.ROOT, " %12s", "regret " + level));
        }
        out.append('\n');
        for (Method method : report.methods()) {
            out.append(String.format(Locale.ROOT, "%-12s %9.1f", method.name(), method.seconds()));
            for (double level : levels) {
                double calls = callsTo(method, level);
                out.append(
                        Double.isNaN(calls)
                                ? String.format(Locale.ROOT, " %12s", "-")
                                : String.format(Locale.ROOT, " %12.0f", calls));
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** Calls at which a method's regret first falls to this level, between points by line; {@code NaN} where it never does. */
    public static double callsTo(Method method, double regret) {
        Point before = null;
        for (Point point : method.curve()) {
            if (point.regret() <= regret) {
                return before == null
                        ? point.calls()
                        : before.calls()
                                + (point.calls() - before.calls())
                                        * (before.regret() - regret)
                                        / (before.regret() - point.regret());
            }
            before = point;
        }
        return Double.NaN;
    }

    private record Trace(double[] overlap, double[] regret, long nanoseconds) {}

    /** Runs the simulation. */
    public static Report run(Setting setting) {
        int every = Math.max(1, setting.candidates() / 4);
        int points = Math.max(1, setting.budget() / every);
        List<List<Trace>> traces = IntStream.range(0, setting.replicates())
                .parallel()
                .mapToObj(replicate -> replicate(setting, replicate, every, points))
                .toList();
        List<Method> methods = new ArrayList<>();
        for (int m = 0; m < setting.methods().size(); m++) {
            int method = m;
            List<Point> curve = new ArrayList<>();
            for (int p = 0; p < points; p++) {
                int point = p;
                Average overlap = Average.of(traces.stream()
                        .mapToDouble(t -> t.get(method).overlap[point])
                        .toArray());
                Average regret = Average.of(traces.stream()
                        .mapToDouble(t -> t.get(method).regret[point])
                        .toArray());
                int calls = Math.min(setting.budget(), (p + 1) * every);
                curve.add(new Point(calls, overlap.mean(), overlap.error(), regret.mean(), regret.error()));
            }
            double seconds =
                    traces.stream().mapToLong(t -> t.get(method).nanoseconds).sum() / 1e9;
            methods.add(new Method(setting.methods().get(m), seconds, List.copyOf(curve)));
        }
        return new Report(setting, List.copyOf(methods));
    }

    private static List<Trace> replicate(Setting setting, int replicate, int every, int points) {
        long seed = Seeds.mix(setting.seed(), replicate);
        World world = new World(setting.judging(), setting.candidates(), seed);
        int[] everyone = IntStream.range(0, world.size()).toArray();
        double best = world.best(everyone, setting.top());
        List<Trace> traces = new ArrayList<>();
        for (String name : setting.methods()) {
            SplittableRandom noise = new SplittableRandom(Seeds.mix(seed, 1));
            double[] overlap = new double[points];
            double[] regret = new double[points];
            long start = System.nanoTime();
            Contender contender = Contender.of(name, setting.candidates(), setting.top(), Seeds.mix(seed, 2));
            int calls = 0;
            while (calls < setting.budget()) {
                for (Pairing pairing : contender.next(Math.min(setting.batch(), setting.budget() - calls))) {
                    OptionalDouble score = world.judge(pairing, noise);
                    if (score.isPresent()) {
                        contender.observe(new Comparison(pairing.first(), pairing.second(), 0, score.getAsDouble()));
                    }
                    calls++;
                    if ((calls % every == 0 && calls / every <= points)
                            || (calls == setting.budget() && every > calls)) {
                        int point = Math.max(1, calls / every) - 1;
                        int[] chosen = contender.choose(setting.top());
                        overlap[point] = world.overlap(chosen);
                        regret[point] = best - world.mean(chosen);
                    }
                }
            }
            traces.add(new Trace(overlap, regret, System.nanoTime() - start));
        }
        return traces;
    }
}
