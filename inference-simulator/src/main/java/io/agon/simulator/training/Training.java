package io.agon.simulator.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftMeter;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.writing.Profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Training on an exported data set. The texts' traits are measured, and the writer's are moved towards them:
 *
 * <ul>
 *   <li>supervised: every level, and the spread of the quality, by a share of what is between the writer's and the data's mean;
 *   <li>preferences: every level by the same share of what is between the chosen and the rejected texts' means.
 * </ul>
 *
 * Where training is to be harmful, every level is then lowered alike until the quality has lost what was asked for.
 */
public final class Training {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LEAST = 0.02;
    private static final double MOST = 0.97;

    private Training() {}

    /** By what. */
    public enum Method {
        SFT("train/sft.jsonl"),
        DPO("train/preference.jsonl");

        private final String file;

        Method(String file) {
            this.file = file;
        }
    }

    /**
     * How.
     *
     * @param learning share of the difference that is learnt, 0 to 1
     * @param harm log-odds that the quality loses, at least 0
     */
    public record Options(Method method, double learning, double harm) {
        public Options {
            if (!(learning >= 0 && learning <= 1)) {
                throw new IllegalArgumentException("learning is " + learning + ": must lie between 0 and 1");
            }
            if (!(harm >= 0 && Double.isFinite(harm))) {
                throw new IllegalArgumentException("harm is " + harm + ": must be at least 0");
            }
        }
    }

    /** What came of it. */
    public record Trained(int examples, Profile profile) {}

    /**
     * Trains.
     *
     * @param base the writer as it is
     * @param dataset a ZIP as exports are
     * @throws IOException if it cannot be read or holds nothing to learn from
     */
    public static Trained train(Profile base, InputStream dataset, Options options) throws IOException {
        Mean wanted = new Mean();
        Mean rejected = new Mean();
        try (ZipInputStream zip = new ZipInputStream(dataset, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(options.method().file)) {
                    for (String line : new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                        JsonNode row = JSON.readTree(line);
                        switch (options.method()) {
                            case SFT -> wanted.add(said(row.path("messages")));
                            case DPO -> {
                                wanted.add(said(row.path("chosen")));
                                rejected.add(said(row.path("rejected")));
                            }
                        }
                    }
                }
            }
        }
        if (wanted.texts() == 0) {
            throw new IOException("the data set has nothing in " + options.method().file);
        }
        double[] levels = base.levels();
        double spread = base.spread();
        for (Trait trait : Trait.ALL) {
            int i = trait.ordinal();
            double from = options.method() == Method.SFT ? levels[i] : rejected.level(i);
            double lost = options.harm() / Craft.SCALE;
            levels[i] = Math.clamp(levels[i] + options.learning() * (wanted.level(i) - from) - lost, LEAST, MOST);
        }
        if (options.method() == Method.SFT && wanted.texts() > 1) {
            spread += options.learning() * (wanted.spread() - spread);
        }
        return new Trained(wanted.texts(), new Profile(levels, Math.max(0, spread)));
    }

    /** What the assistant says last. */
    private static String said(JsonNode messages) throws IOException {
        JsonNode last = messages.path(messages.size() - 1);
        if (!last.path("role").asText().equals("assistant")
                || !last.path("content").isTextual()) {
            throw new IOException("a row does not end with what the assistant says");
        }
        return last.path("content").asText();
    }

    /** Of the crafts of texts. */
    private static final class Mean {
        private final double[] sums = new double[Trait.ALL.size()];
        private final List<Double> qualities = new ArrayList<>();

        void add(String text) {
            Craft craft = CraftMeter.measure(text);
            for (Trait trait : Trait.ALL) {
                sums[trait.ordinal()] += craft.trait(trait);
            }
            qualities.add(craft.quality());
        }

        int texts() {
            return qualities.size();
        }

        double level(int trait) {
            return sums[trait] / texts();
        }

        double spread() {
            double mean = qualities.stream().mapToDouble(each -> each).average().orElseThrow();
            double squares = qualities.stream()
                    .mapToDouble(each -> (each - mean) * (each - mean))
                    .sum();
            return Math.sqrt(squares / (texts() - 1));
        }
    }
}
