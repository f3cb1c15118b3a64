package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.Elo;
import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.Posterior;
import io.agon.ranking.Prior;
import io.agon.ranking.RatingEngine;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Whole runs side by side: what true quality the final elite has after so many judge calls.
 *
 * <p>{@code elo} starts every generation afresh, as AlphaWrite does. {@code adaptive-reset} does so with the joint model and
 * adaptive pairing, {@code adaptive-warm} keeps one model for the whole run, {@code adaptive} also expects of offspring what
 * their parent and earlier offspring suggest, and {@code oracle} knows the truth.
 */
public final class EvolutionBenchmark {
    /** Every method there is. */
    public static final List<String> METHODS = List.of("elo", "adaptive-reset", "adaptive-warm", "adaptive", "oracle");

    private EvolutionBenchmark() {}

    /**
     * What came out.
     *
     * @param setting what was simulated
     * @param methods one entry for each method of the setting
     */
    public record Report(EvolutionSetting setting, List<Method> methods) {}

    /**
     * One method's figures.
     *
     * @param name the method
     * @param seconds processor time over all worlds and budgets
     * @param curve one point for each budget
     */
    public record Method(String name, double seconds, List<Point> curve) {}

    /**
     * The end of runs of one budget.
     *
     * @param calls judge calls in all
     * @param quality mean true quality of the final elite, averaged over worlds, log-odds
     * @param qualityError its standard error
     * @param qualityLow what nine worlds in ten reach or exceed
     * @param inflation by how much more the final elite is rated above the founders than it is better, mean over worlds, log-odds; NaN
     *     where ratings of generations are not of one scale
     * @param inflationSpread standard deviation of that over worlds
     */
    public record Point(
            int calls,
            double quality,
            double qualityError,
            double qualityLow,
            double inflation,
            double inflationSpread) {}

    private record Outcome(double quality, double inflation, long nanoseconds) {}

    /** Runs the simulation. */
    public static Report run(EvolutionSetting setting) {
        List<Method> methods = new ArrayList<>();
        for (String name : setting.methods()) {
            List<Point> curve = new ArrayList<>();
            double seconds = 0;
            for (int budget : setting.budgets()) {
                List<Outcome> outcomes = IntStream.range(0, setting.replicates())
                        .parallel()
                        .mapToObj(replicate -> play(setting, name, budget, Seeds.mix(setting.seed(), replicate)))
                        .toList();
                Average quality = Average.of(
                        outcomes.stream().mapToDouble(Outcome::quality).toArray());
                seconds += outcomes.stream().mapToLong(Outcome::nanoseconds).sum() / 1e9;
                Average inflation = Average.of(
                        outcomes.stream().mapToDouble(Outcome::inflation).toArray());
                curve.add(new Point(
                        budget,
                        quality.mean(),
                        quality.error(),
                        outcomes.stream()
                                .mapToDouble(Outcome::quality)
                                .sorted()
                                .skip(outcomes.size() / 10)
                                .findFirst()
                                .orElseThrow(),
                        inflation.mean(),
                        inflation.error() * Math.sqrt(setting.replicates())));
            }
            methods.add(new Method(name, seconds, List.copyOf(curve)));
        }
        return new Report(setting, List.copyOf(methods));
    }

    private static Outcome play(EvolutionSetting setting, String method, int budget, long seed) {
        long start = System.nanoTime();
        Run run = new Run(setting, method, seed);
        double shares = 1 + (setting.generations() - 1) * setting.laterShare();
        int spent = 0;
        for (int generation = 0; generation < setting.generations(); generation++) {
            // spent so far and still to come add up to the budget, whatever the rounding
            double until = (1 + generation * setting.laterShare()) / shares;
            int calls = (int) Math.round(budget * until) - spent;
            spent += calls;
            run.judge(calls);
            run.select();
            if (generation + 1 < setting.generations()) {
                run.breed();
            }
        }
        return new Outcome(run.world.mean(run.elite), run.inflation(), System.nanoTime() - start);
    }

    /** One run of one method in one world. */
    private static final class Run {
        private final EvolutionSetting setting;
        private final String method;
        private final long seed;
        private final SplittableRandom noise;
        private final SplittableRandom births;
        private final World world;
        private int[] population;
        private int[] elite = new int[0];
        private double[] elo;
        private RatingEngine engine;

        Run(EvolutionSetting setting, String method, long seed) {
            this.setting = setting;
            this.method = method;
            this.seed = seed;
            this.noise = new SplittableRandom(Seeds.mix(seed, 1));
            this.births = new SplittableRandom(Seeds.mix(seed, 2));
            this.world = new World(setting.judging(), setting.initial(), seed);
            this.population = IntStream.range(0, setting.initial()).toArray();
            this.elo = startElo();
            this.engine = Contender.engine(setting.initial());
        }

        private double[] startElo() {
            double[] start = new double[world.size()];
            Arrays.fill(start, Elo.START);
            return start;
        }

        void judge(int calls) {
            if (method.equals("oracle")) {
                return;
            }
            Matchings matchings = new Matchings(population.length, Seeds.mix(seed, 3, world.size()));
            int batch = Math.max(1, Math.min(setting.batch(), population.length / 2));
            int left = calls;
            while (left > 0) {
                int now = Math.min(batch, left);
                for (Pairing pairing : next(matchings, now, left)) {
                    OptionalDouble score = world.judge(pairing, noise);
                    if (score.isPresent()) {
                        observe(new Comparison(pairing.first(), pairing.second(), 0, score.getAsDouble()));
                    }
                }
                left -= now;
            }
        }

        private List<Pairing> next(Matchings matchings, int now, int left) {
            if (method.equals("elo")) {
                return matchings.next(now).stream()
                        .map(p -> new Pairing(population[p.first()], population[p.second()]))
                        .toList();
            }
            return engine.pair(population, List.of(), setting.survivors(), now, Seeds.mix(seed, 4, world.size(), left));
        }

        private void observe(Comparison comparison) {
            if (method.equals("elo")) {
                Elo.update(elo, comparison);
            } else {
                engine.add(comparison);
            }
        }

        void select() {
            Posterior posterior = method.startsWith("adaptive") ? engine.posterior() : null;
            elite = Best.of(population, setting.survivors(), i -> {
                if (posterior != null) {
                    return posterior.mean(i);
                }
                return method.equals("elo") ? elo[i] : world.quality(i);
            });
        }

        /** What the elite is rated above the founders, less what it is better. */
        double inflation() {
            if (!method.equals("adaptive") && !method.equals("adaptive-warm")) {
                return Double.NaN;
            }
            Posterior posterior = engine.posterior();
            int[] founders = IntStream.range(0, setting.initial()).toArray();
            double rated =
                    Arrays.stream(elite).mapToDouble(posterior::mean).average().orElseThrow()
                            - Arrays.stream(founders)
                                    .mapToDouble(posterior::mean)
                                    .average()
                                    .orElseThrow();
            return rated - (world.mean(elite) - world.mean(founders));
        }

        void breed() {
            boolean warm = method.equals("adaptive") || method.equals("adaptive-warm");
            List<Prior> priors = new ArrayList<>();
            int[] next = Arrays.copyOf(elite, elite.length * (1 + setting.variants()));
            int born = elite.length;
            Posterior posterior = warm ? engine.posterior() : null;
            double level = posterior == null
                    ? 0
                    : Arrays.stream(elite)
                            .mapToDouble(posterior::mean)
                            .average()
                            .orElseThrow();
            for (int parent : elite) {
                for (int v = 0; v < setting.variants(); v++) {
                    int child = world.add((1 - setting.childPull()) * world.quality(parent)
                            + setting.childOffset()
                            + setting.childSpread() * births.nextGaussian());
                    next[born++] = child;
                    priors.add(
                            method.equals("adaptive")
                                    ? new Prior.Offspring(parent, 0)
                                    : new Prior.Independent(level, Double.NaN));
                }
            }
            population = next;
            elo = startElo();
            if (warm) {
                priors.forEach(engine::addCandidate);
            } else {
                engine = Contender.engine(world.size());
            }
        }
    }

    private static final Set<String> NAMES = Stream.concat(
                    Arguments.JUDGING.stream(),
                    Stream.of(
                            "initial",
                            "survivors",
                            "variants",
                            "generations",
                            "child-offset",
                            "child-spread",
                            "child-pull",
                            "batch",
                            "budgets",
                            "later-share",
                            "replicates",
                            "seed",
                            "methods"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Runs the simulation that the options describe and prints it: a table, or with {@code --json} one JSON object.
     *
     * @param arguments those after {@code bench evolution}
     */
    public static void main(String[] arguments) {
        try {
            Arguments options = new Arguments(arguments, NAMES, Set.of("json", "deterministic"));
            Setting.Judging judging = options.judging();
            List<Integer> budgets = new ArrayList<>();
            for (String budget : options.list("budgets", List.of("450", "720", "900", "1350", "1800", "3600"))) {
                budgets.add(whole(budget));
            }
            Report report = run(new EvolutionSetting(
                    options.integer("initial", 60),
                    options.integer("survivors", 5),
                    options.integer("variants", 5),
                    options.integer("generations", 5),
                    options.real("child-offset", 0),
                    options.real("child-spread", judging.separation() / 2),
                    options.real("child-pull", 0),
                    judging,
                    options.integer("batch", 30),
                    budgets,
                    options.real("later-share", 0.5),
                    options.integer("replicates", 100),
                    options.number("seed", 1),
                    options.list("methods", METHODS)));
            System.out.print(options.flag("json") ? json(report) + "\n" : table(report));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int whole(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--budgets holds " + value + ": must be whole numbers", e);
        }
    }

    /** The report as one JSON object. */
    public static String json(Report report) {
        EvolutionSetting setting = report.setting();
        Map<String, Object> shown = Json.object();
        shown.put("initial", setting.initial());
        shown.put("survivors", setting.survivors());
        shown.put("variants", setting.variants());
        shown.put("generations", setting.generations());
        shown.put("childOffset", setting.childOffset());
        shown.put("childSpread", setting.childSpread());
        shown.put("childPull", setting.childPull());
        Json.judging(setting.judging(), shown);
        shown.put("batch", setting.batch());
        shown.put("budgets", setting.budgets());
        shown.put("laterShare", setting.laterShare());
        shown.put("replicates", setting.replicates());
        shown.put("seed", setting.seed());
        shown.put("methods", setting.methods());
        List<Object> methods = new ArrayList<>();
        for (Method method : report.methods()) {
            List<Object> curve = new ArrayList<>();
            for (Point point : method.curve()) {
                Map<String, Object> entry = Json.object();
                entry.put("calls", point.calls());
                entry.put("quality", point.quality());
                entry.put("qualityError", point.qualityError());
                entry.put("qualityLow", point.qualityLow());
                if (Double.isFinite(point.inflation())) {
                    entry.put("inflation", point.inflation());
                    entry.put("inflationSpread", point.inflationSpread());
                }
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

    private static String table(Report report) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-16s %9s", "method", "seconds"));
        for (int budget : report.setting().budgets()) {
            out.append(String.format(Locale.ROOT, " %12d", budget));
        }
        out.append('\n');
        for (Method method : report.methods()) {
            out.append(String.format(Locale.ROOT, "%-16s %9.1f", method.name(), method.seconds()));
            for (Point point : method.curve()) {
                out.append(String.format(Locale.ROOT, " %6.3f±%.3f", point.quality(), point.qualityError()));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
