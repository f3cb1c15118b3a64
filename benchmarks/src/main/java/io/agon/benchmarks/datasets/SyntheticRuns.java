package io.agon.benchmarks.datasets;

import io.agon.datasets.training.Source;
import io.agon.datasets.training.WritingRequest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** As many runs as are wanted, made up when they are asked for; the texts of one at a time are kept. */
final class SyntheticRuns implements Source {
    static final int STORIES = 160;
    static final int PAIRS = 1_000;
    private static final Verdicts WON = new Verdicts(1, 0, 0);

    private final int runs;
    private final int words;
    private String current;
    private final Map<Integer, String> texts = new HashMap<>();

    SyntheticRuns(int runs, int words) {
        this.runs = runs;
        this.words = words;
    }

    @Override
    public List<Origin> origins() {
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            origins.add(new Origin(
                    "r-" + i,
                    new WritingRequest("Brief number " + i, "short story", 0, words, List.of(), List.of()),
                    "short-story@1",
                    true));
        }
        return origins;
    }

    @Override
    public List<Story> stories(String origin) {
        List<Story> stories = new ArrayList<>();
        for (int i = 1; i <= STORIES; i++) {
            stories.add(new Story(
                    i, origin + "-" + i, 1, i, i <= 5, -i, words, List.of(), "writer", "0123456789abcdef", true));
        }
        return stories;
    }

    @Override
    public List<Pair> pairs(String origin) {
        List<Pair> pairs = new ArrayList<>();
        for (int better = 1; pairs.size() < PAIRS; better++) {
            for (int worse = better + 1; worse <= STORIES && pairs.size() < PAIRS; worse++) {
                pairs.add(new Pair(better, worse, worse - better, 0.1, WON, Verdicts.NONE));
            }
        }
        return pairs;
    }

    @Override
    public Map<Integer, String> texts(String origin, Collection<Integer> ordinals) {
        if (!origin.equals(current)) {
            texts.clear();
            current = origin;
        }
        Map<Integer, String> wanted = new HashMap<>();
        ordinals.forEach(ordinal -> wanted.put(ordinal, texts.computeIfAbsent(ordinal, one -> text(origin, one))));
        return wanted;
    }

    private String text(String origin, int ordinal) {
        SplittableRandom random = new SplittableRandom(31L * origin.hashCode() + ordinal);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append("word").append(random.nextInt(20_000));
        }
        return text.toString();
    }

    @Override
    public void revisions(String origin, Consumer<Revision> taker) {}

    @Override
    public Map<String, Object> lineage(String origin) {
        return Map.of("kind", "run");
    }
}
