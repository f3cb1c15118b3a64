package io.agon.benchmarks.ranking;

import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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

    private record Trace(double[] overlap, double[] regret, long nanoseconds) {}

    /** Runs the simulation. */
    public static Report run(Setting setting) {
        int every = Math.max(1, setting.candidates() / 2);
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
