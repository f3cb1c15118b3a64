package io.agon.datasets.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs that a test makes up. */
final class InMemorySource implements Source {
    private final LinkedHashMap<String, Made> made = new LinkedHashMap<>();

    /** A run under construction. */
    static final class Made {
        private final Origin origin;
        private final List<Story> stories = new ArrayList<>();
        private final Map<Integer, String> texts = new TreeMap<>();
        private final List<Pair> pairs = new ArrayList<>();
        private final List<Revision> revisions = new ArrayList<>();

        private Made(Origin origin) {
            this.origin = origin;
        }

        /** @param rank 0: not in the last generation */
        Made story(int ordinal, int rank, boolean survivor, String text) {
            stories.add(new Story(
                    ordinal,
                    origin.id() + "-c" + ordinal,
                    1 + ordinal / 10,
                    rank,
                    survivor,
                    5 - rank,
                    io.agon.stylometry.Words.count(text),
                    ordinal < 10 ? List.of() : List.of(origin.id() + "-c1"),
                    "writer",
                    "hash",
                    true));
            texts.put(ordinal, text);
            return this;
        }

        Made pair(int better, int worse, double margin, double deviation, Verdicts first, Verdicts second) {
            pairs.add(new Pair(better, worse, margin, deviation, first, second));
            return this;
        }

        Made revision(int number, boolean kept, String draft, String text) {
            revisions.add(new Revision(
                    origin.id(),
                    number,
                    "pace",
                    "It drags.",
                    number == 1 ? "Too much weather." : null,
                    "Cut the weather.",
                    0.4,
                    kept ? 0.5 : 0.35,
                    kept,
                    draft,
                    text,
                    true));
            return this;
        }
    }

    Made run(String id, String brief) {
        Made run = new Made(new Origin(
                id, new WritingRequest(brief, "short story", 0, 500, List.of(), List.of()), "house@1", true));
        made.put(id, run);
        return run;
    }

    void turnRound() {
        LinkedHashMap<String, Made> before = new LinkedHashMap<>(made);
        made.clear();
        before.sequencedEntrySet().reversed().forEach(entry -> made.put(entry.getKey(), entry.getValue()));
    }

    @Override
    public List<Origin> origins() {
        return made.values().stream().map(run -> run.origin).toList();
    }

    @Override
    public List<Story> stories(String origin) {
        return made.get(origin).stories;
    }

    @Override
    public List<Pair> pairs(String origin) {
        return made.get(origin).pairs;
    }

    @Override
    public Map<Integer, String> texts(String origin, Collection<Integer> ordinals) {
        Map<Integer, String> texts = new TreeMap<>();
        ordinals.forEach(ordinal -> texts.put(ordinal, made.get(origin).texts.get(ordinal)));
        return texts;
    }

    @Override
    public void revisions(String origin, Consumer<Revision> taker) {
        made.get(origin).revisions.forEach(taker);
    }

    @Override
    public Map<String, Object> lineage(String origin) {
        return Map.of("kind", "run");
    }
}
