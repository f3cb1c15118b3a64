package io.agon.datasets.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.DatasetZip;
import io.agon.datasets.Split;
import io.agon.datasets.training.Source.Origin;
import io.agon.datasets.training.Source.Pair;
import io.agon.datasets.training.Source.Revision;
import io.agon.datasets.training.Source.Story;
import io.agon.stylometry.Words;
import org.apache.commons.statistics.distribution.NormalDistribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A data set of runs and improvements as a ZIP. Origins of the same brief hang together: they are on one side of the split, and texts are
 * compared for likeness among them. Texts are read when they are written and not kept; what is kept is eight bytes for each story and, for
 * the brief at hand, a kilobyte for each text and sixteen bytes for each pair.
 */
public final class TrainingSet {
    private static final int PAGE = 100;
    /** Those without a rank at the end. */
    private static final Comparator<Story> BEST_FIRST = Comparator.comparingInt(
                    (Story story) -> story.rank() == 0 ? Integer.MAX_VALUE : story.rank())
            .thenComparingInt(Story::ordinal);

    private final Source source;
    private final Wish wish;
    private final Contamination contamination;
    private final double quantile;
    private final Map<String, List<Origin>> groups = new LinkedHashMap<>();
    private final Set<String> validation;
    private final Map<String, Classes> classes = new HashMap<>();
    private final Contents contents;

    /** Classes of likeness of the stories of a run, by ordinal; -1: contaminated. */
    private record Classes(int[] ordinals, int[] numbers) {
        int of(int ordinal) {
            return numbers[Arrays.binarySearch(ordinals, ordinal)];
        }
    }

    /** Some rows of a part. */
    @FunctionalInterface
    private interface Writing {
        void of(List<Origin> group, DatasetZip.Taker taker) throws IOException;
    }

    public TrainingSet(Source source, Wish wish) {
        this.source = source;
        this.wish = wish;
        this.contamination = new Contamination(wish.evaluation());
        this.quantile = NormalDistribution.of(0, 1).inverseCumulativeProbability(wish.confidence());
        this.contents = new Contents(wish);
        source.origins().stream()
                .sorted(Comparator.comparing(Origin::id))
                .forEach(origin -> groups.computeIfAbsent(
                                String.join(" ", Words.of(origin.request().brief())), key -> new ArrayList<>())
                        .add(origin));
        groups.values().removeIf(group -> {
            boolean contaminated = contamination.in(group.getFirst().request().brief());
            if (contaminated) {
                group.forEach(origin -> contents.contaminated(origin.id()));
            }
            return contaminated;
        });
        this.validation = Split.validation(groups.keySet(), wish.validationShare(), wish.seed());
    }

    /**
     * What a data set came to.
     *
     * @param records by file
     * @param contaminated records and origins that were left out because they hold what models will be evaluated with
     */
    public record Summary(Map<String, Long> records, long contaminated, boolean simulated) {
        /** Records of all files. */
        public long all() {
            return records.values().stream().mapToLong(each -> each).sum();
        }
    }

    /** Writes it. Once only. */
    public Summary write(OutputStream out) throws IOException {
        DatasetZip zip = new DatasetZip(out);
        if (wish.kinds().contains(Kind.SFT) || wish.kinds().contains(Kind.PREFERENCE)) {
            groups.values().forEach(this::compare);
        }
        for (String split : List.of("train", "validation")) {
            boolean held = split.equals("validation");
            List<List<Origin>> own = groups.entrySet().stream()
                    .filter(entry -> validation.contains(entry.getKey()) == held)
                    .map(Map.Entry::getValue)
                    .toList();
            if (!own.isEmpty()) {
                for (Kind kind : new TreeSet<>(wish.kinds())) {
                    for (Layout layout : layouts(kind)) {
                        part(zip, split, kind, layout, own);
                    }
                }
            }
        }
        ObjectMapper json = new ObjectMapper();
        contents.lineage(zip.records("lineage.jsonl", taker -> {
            for (List<Origin> group : groups.values()) {
                for (Origin origin : group) {
                    ObjectNode row = json.createObjectNode().put("id", origin.id());
                    row.setAll((ObjectNode) json.valueToTree(source.lineage(origin.id())));
                    contents.simulated(origin.simulated());
                    taker.take(row);
                }
            }
        }));
        if (wish.layouts().contains(Layout.LLAMA_FACTORY)) {
            zip.document("dataset_info.json", contents.llamaFactory());
        }
        zip.document("dataset.json", contents.document());
        zip.document("README.md", contents.card());
        zip.finish();
        return contents.summary();
    }

    /** The layouts of which a kind has files: what LLaMA-Factory reads as it is, it has no file of its own for. */
    private Collection<Layout> layouts(Kind kind) {
        boolean differs = kind == Kind.PREFERENCE || kind == Kind.OUTCOMES;
        return differs ? new TreeSet<>(wish.layouts()) : List.of(Layout.CHAT);
    }

    private void part(DatasetZip zip, String split, Kind kind, Layout layout, List<List<Origin>> own)
            throws IOException {
        String name = split + "/" + kind.word() + (layout == Layout.CHAT ? "" : "-" + layout.word()) + ".jsonl";
        Contents.Counts counts = new Contents.Counts(split, kind, layout);
        long[] index = {0};
        Writing writing = switch (kind) {
            case SFT -> (group, taker) -> stories(group, counts, taker);
            case PREFERENCE -> (group, taker) -> preferences(group, layout, counts, taker);
            case PROMPTS -> (group, taker) -> prompts(group, split, index, taker);
            case REFLECTION -> (group, taker) -> revisions(group, counts, true, layout, taker);
            case OUTCOMES -> (group, taker) -> revisions(group, counts, false, layout, taker);
        };
        contents.part(counts, zip.records(name, taker -> {
            for (List<Origin> group : own) {
                writing.of(group, taker);
            }
        }));
    }

    /** Finds out which stories of a brief are alike and which hold what models will be evaluated with. */
    private void compare(List<Origin> group) {
        Duplicates duplicates = new Duplicates(wish.similarity());
        for (Origin origin : group) {
            List<Story> stories = source.stories(origin.id());
            Map<Integer, Integer> found = new TreeMap<>();
            // the better one of two that are alike stands for both
            List<Story> ranked = stories.stream().sorted(BEST_FIRST).toList();
            for (int from = 0; from < ranked.size(); from += PAGE) {
                List<Integer> page = ranked.subList(from, Math.min(ranked.size(), from + PAGE)).stream()
                        .map(Story::ordinal)
                        .toList();
                Map<Integer, String> texts = source.texts(origin.id(), page);
                for (int ordinal : page) {
                    String text = texts.get(ordinal);
                    found.put(ordinal, contamination.in(text) ? -1 : duplicates.classOf(text));
                }
            }
            classes.put(
                    origin.id(),
                    new Classes(
                            found.keySet().stream().mapToInt(Integer::intValue).toArray(),
                            found.values().stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    private void stories(List<Origin> group, Contents.Counts counts, DatasetZip.Taker taker) throws IOException {
        BitSet written = new BitSet();
        for (Origin origin : group) {
            Classes alike = classes.get(origin.id());
            List<Story> survivors = source.stories(origin.id()).stream()
                    .filter(this::wanted)
                    .sorted(BEST_FIRST)
                    .toList();
            List<Story> kept = new ArrayList<>();
            for (Story story : survivors) {
                int number = alike.of(story.ordinal());
                if (wish.candidates().isEmpty() && kept.size() == wish.storiesPerRun()) {
                    break;
                } else if (number < 0) {
                    counts.leaveOut(Contents.Reason.CONTAMINATED);
                } else if (written.get(number)) {
                    counts.leaveOut(Contents.Reason.DUPLICATE);
                } else {
                    written.set(number);
                    kept.add(story);
                }
            }
            Map<Integer, String> texts =
                    source.texts(origin.id(), kept.stream().map(Story::ordinal).toList());
            for (Story story : kept) {
                counts.words(story.words());
                taker.take(Rows.story(origin, story, texts.get(story.ordinal())));
            }
        }
    }

    private boolean wanted(Story story) {
        return wish.candidates().isEmpty()
                ? story.survivor()
                : wish.candidates().contains(story.candidate());
    }

    private void preferences(List<Origin> group, Layout layout, Contents.Counts counts, DatasetZip.Taker taker)
            throws IOException {
        Set<Long> written = new HashSet<>();
        for (Origin origin : group) {
            Classes alike = classes.get(origin.id());
            Map<Integer, Story> stories = new HashMap<>();
            source.stories(origin.id()).forEach(story -> stories.put(story.ordinal(), story));
            Map<Integer, List<Pair>> byBetter = new LinkedHashMap<>();
            for (Pair pair : source.pairs(origin.id())) {
                Contents.Reason reason = unfit(pair, stories, alike, written);
                if (reason == null) {
                    byBetter.computeIfAbsent(pair.better(), key -> new ArrayList<>())
                            .add(pair);
                } else {
                    counts.leaveOut(reason);
                }
            }
            for (List<Pair> pairs : byBetter.values()) {
                preferences(origin, stories, pairs, layout, counts, taker);
            }
        }
    }

    private void preferences(
            Origin origin,
            Map<Integer, Story> stories,
            List<Pair> pairs,
            Layout layout,
            Contents.Counts counts,
            DatasetZip.Taker taker)
            throws IOException {
        Story chosen = stories.get(pairs.getFirst().better());
        String chosenText = source.texts(origin.id(), List.of(chosen.ordinal())).get(chosen.ordinal());
        for (int from = 0; from < pairs.size(); from += PAGE) {
            List<Pair> page = pairs.subList(from, Math.min(pairs.size(), from + PAGE));
            Map<Integer, String> texts =
                    source.texts(origin.id(), page.stream().map(Pair::worse).toList());
            for (Pair pair : page) {
                Story rejected = stories.get(pair.worse());
                counts.words(chosen.words() + rejected.words());
                counts.confounds().add(pair, chosen, rejected);
                taker.take(Rows.preference(
                        layout, origin, pair, low(pair), chosen, chosenText, rejected, texts.get(rejected.ordinal())));
            }
        }
    }

    /** Why a pair is not taken; null where it is. */
    private Contents.Reason unfit(Pair pair, Map<Integer, Story> stories, Classes alike, Set<Long> written) {
        if (!(low(pair) > wish.leastMargin())) {
            return Contents.Reason.UNSURE;
        }
        if (pair.shownFirst().won() + pair.shownSecond().won()
                <= pair.shownFirst().lost() + pair.shownSecond().lost()) {
            return Contents.Reason.CONTRADICTED;
        }
        int better = stories.get(pair.better()).words();
        int worse = stories.get(pair.worse()).words();
        if (Math.max(better, worse) > wish.mostLengthRatio() * Math.min(better, worse)) {
            return Contents.Reason.LENGTH;
        }
        int betterClass = alike.of(pair.better());
        int worseClass = alike.of(pair.worse());
        if (betterClass < 0 || worseClass < 0) {
            return Contents.Reason.CONTAMINATED;
        }
        if (betterClass == worseClass) {
            return Contents.Reason.ALIKE;
        }
        return written.add((long) betterClass << 32 | worseClass) ? null : Contents.Reason.DUPLICATE;
    }

    private double low(Pair pair) {
        return pair.margin() - quantile * pair.deviation();
    }

    private static void prompts(List<Origin> group, String split, long[] index, DatasetZip.Taker taker)
            throws IOException {
        Set<String> written = new HashSet<>();
        for (Origin origin : group) {
            if (written.add(origin.request().text())) {
                taker.take(Rows.prompt(origin, split, index[0]++));
            }
        }
    }

    private void revisions(
            List<Origin> group, Contents.Counts counts, boolean keptOnly, Layout layout, DatasetZip.Taker taker)
            throws IOException {
        Duplicates duplicates = new Duplicates(wish.similarity());
        BitSet written = new BitSet();
        for (Origin origin : group) {
            try {
                source.revisions(origin.id(), revision -> {
                    Contents.Reason reason = unfit(revision, keptOnly, duplicates, written);
                    if (reason != null) {
                        counts.leaveOut(reason);
                        return;
                    }
                    counts.words(Words.count(revision.text()));
                    try {
                        taker.take(
                                keptOnly ? Rows.reflection(origin, revision) : Rows.outcome(layout, origin, revision));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private Contents.Reason unfit(Revision revision, boolean keptOnly, Duplicates duplicates, BitSet written) {
        if (keptOnly && !revision.kept()) {
            return Contents.Reason.NOT_BETTER;
        }
        if (contamination.in(revision.draft()) || contamination.in(revision.text())) {
            return Contents.Reason.CONTAMINATED;
        }
        int number = duplicates.classOf(revision.text());
        if (written.get(number)) {
            return Contents.Reason.DUPLICATE;
        }
        written.set(number);
        return null;
    }
}
