package io.agon.benchmarks.datasets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.DatasetZip;
import io.agon.datasets.training.Kind;
import io.agon.datasets.training.Layout;
import io.agon.datasets.training.TrainingSet;
import io.agon.datasets.training.Wish;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes preference pairs of made-up runs to nowhere: few rows and many, with what is alive in memory meanwhile, and the same rows by
 * a plain loop that chooses and compares nothing.
 */
public final class ExportBenchmark {
    private static final long BETWEEN_LOOKS = 32L << 20;

    private ExportBenchmark() {}

    /**
     * Runs it.
     *
     * @param rows of the large set; the small one has a twentieth
     * @param words of a story
     */
    public static ObjectNode run(int rows, int words) throws IOException {
        int runs = Math.max(20, rows / SyntheticRuns.PAIRS);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("wordsOfAStory", words);
        measure(runs / 20, words);
        Measured few = measure(runs / 20, words);
        Measured many = measure(runs, words);
        Measured plain = plain(runs / 20, words);
        put(report.putObject("few"), few);
        put(report.putObject("many"), many);
        put(report.putObject("plain"), plain);
        report.put("memoryRatio", (double) many.peakBytes() / few.peakBytes());
        report.put("speedOfPlain", few.rowsPerSecond() / plain.rowsPerSecond());
        return report;
    }

    private record Measured(long rows, long bytes, double seconds, long peakBytes) {
        double rowsPerSecond() {
            return rows / seconds;
        }
    }

    private static void put(ObjectNode node, Measured measured) {
        node.put("rows", measured.rows())
                .put("zipBytes", measured.bytes())
                .put("seconds", measured.seconds())
                .put("rowsPerSecond", measured.rowsPerSecond())
                .put("mostAliveBytes", measured.peakBytes());
    }

    private static Measured measure(int runs, int words) throws IOException {
        Wish wish = new Wish(
                Set.of(Kind.PREFERENCE),
                EnumSet.of(Layout.CHAT),
                5,
                Set.of(),
                0.9,
                0,
                Double.POSITIVE_INFINITY,
                0.8,
                List.of(),
                0.1,
                0,
                null);
        Nowhere out = new Nowhere();
        new TrainingSet(new SyntheticRuns(runs, words), wish).write(out);
        return out.measured((long) runs * SyntheticRuns.PAIRS);
    }

    /** The same texts as rows of the same fields, one after the other. */
    private static Measured plain(int runs, int words) throws IOException {
        SyntheticRuns source = new SyntheticRuns(runs, words);
        Nowhere out = new Nowhere();
        DatasetZip zip = new DatasetZip(out);
        var unused = zip.records("train/preference.jsonl", taker -> {
            for (int i = 0; i < runs; i++) {
                String run = "r-" + i;
                for (var pair : source.pairs(run)) {
                    var texts = source.texts(run, List.of(pair.better(), pair.worse()));
                    ObjectNode row = JsonNodeFactory.instance.objectNode();
                    message(row, "prompt", "user", "Brief number " + i);
                    message(row, "chosen", "assistant", texts.get(pair.better()));
                    message(row, "rejected", "assistant", texts.get(pair.worse()));
                    taker.take(row.put("margin", pair.margin()).put("run", run));
                }
            }
        });
        zip.finish();
        return out.measured((long) runs * SyntheticRuns.PAIRS);
    }

    private static void message(ObjectNode row, String field, String role, String content) {
        row.putArray(field).addObject().put("role", role).put("content", content);
    }

    /** Counts what is written, and looks now and then at what is alive. The looks do not count as time. */
    private static final class Nowhere extends OutputStream {
        private final long begun = System.nanoTime();
        private long bytes;
        private long next;
        private long peak;
        private long looking;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] content, int from, int length) {
            bytes += length;
            if (bytes >= next) {
                look();
                next = bytes + BETWEEN_LOOKS;
            }
        }

        private void look() {
            long before = System.nanoTime();
            System.gc();
            peak = Math.max(
                    peak,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            looking += System.nanoTime() - before;
        }

        Measured measured(long rows) {
            look();
            return new Measured(rows, bytes, (System.nanoTime() - begun - looking) / 1e9, peak);
        }
    }
}
