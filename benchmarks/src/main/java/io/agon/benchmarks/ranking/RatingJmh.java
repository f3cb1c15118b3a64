package io.agon.benchmarks.ranking;

import io.agon.ranking.BradleyTerry;
import io.agon.ranking.Comparison;
import io.agon.ranking.PairingMethod.Pairing;
import io.agon.ranking.Posterior;
import io.agon.ranking.Prior;
import io.agon.ranking.RatingEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Time of a warm fit and of pairing a batch, after twenty verdicts for each candidate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class RatingJmh {
    @Param({"60", "1000", "10000"})
    int candidates;

    private int batch;
    private int[] everyone;
    private double[] truth;
    private SplittableRandom random;
    private RatingEngine engine;
    private long round;

    @Setup(Level.Trial)
    public void play() {
        batch = Math.max(candidates / 10, 30);
        everyone = IntStream.range(0, candidates).toArray();
        random = new SplittableRandom(1);
        truth = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            truth[i] = random.nextGaussian();
        }
        engine = new RatingEngine(BradleyTerry.Options.USUAL, Collections.nCopies(candidates, Prior.UNKNOWN), 1);
        // half at random, then chosen, as in a real run
        for (int c = 0; c < 10 * candidates; c++) {
            int first = random.nextInt(candidates);
            judge(new Pairing(first, (first + 1 + random.nextInt(candidates - 1)) % candidates));
        }
        while (engine.comparisons() < 20 * candidates) {
            nextBatch().forEach(this::judge);
        }
    }

    private void judge(Pairing pairing) {
        double odds = truth[pairing.first()] - truth[pairing.second()] + 0.5;
        double score = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
        engine.add(new Comparison(pairing.first(), pairing.second(), 0, score));
    }

    private List<Pairing> nextBatch() {
        return engine.pair(everyone, List.of(), Math.max(5, candidates / 50), batch, round++);
    }

    /** One more verdict, then everything fitted again from the last fit. */
    @Benchmark
    public Posterior fit() {
        judge(new Pairing(0, 1 + random.nextInt(candidates - 1)));
        return engine.posterior();
    }

    /** The next batch from ratings that are up to date. */
    @Benchmark
    public List<Pairing> pair() {
        return nextBatch();
    }
}
