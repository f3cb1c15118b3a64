package io.agon.benchmarks.manuscript;

import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Limits;
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

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Reads an invented novel of so many words into its structure; the first call of a fresh JVM and those of a warm one. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx512m"})
public class ReadingJmh {
    private static final int CHAPTER = 2500;
    private static final String[] WORDS =
            ("the a of and to in that was had with his her it as for not but at on by from they"
                            + " which were been would one all there when who their could out so up into house garden window letter"
                            + " evening morning river carriage brother captain silence winter walked looked remembered turned answered")
                    .split(" ");

    @Param({"200000", "1000000"})
    private int words;

    private byte[] book;

    /** Writes the novel. */
    @Setup(Level.Trial)
    public void write() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("THE LONG FIELD\n\nby Ann Author\n\n\n");
        int written = 0;
        for (int chapter = 1; written < words; chapter++) {
            text.append("\n\n\nCHAPTER ").append(chapter).append("\n\n\n");
            for (int i = 0, column = 0; i < CHAPTER; i++, written++) {
                String word = WORDS[random.nextInt(WORDS.length)];
                boolean ends = random.nextInt(80) == 0;
                text.append(word).append(ends ? ".\n\n" : column > 60 ? "\n" : " ");
                column = ends || column > 60 ? 0 : column + word.length() + 1;
            }
        }
        book = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In a fresh JVM, as a command does. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Manuscript first() {
        return new BookReader(Limits.DEFAULT).read("novel.txt", book);
    }

    /** In a JVM that has read many, as a service does. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Manuscript warm() {
        return new BookReader(Limits.DEFAULT).read("novel.txt", book);
    }
}
