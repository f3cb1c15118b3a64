package io.agon.datasets.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.Card;
import io.agon.datasets.DatasetZip;
import io.agon.evaluation.Proportion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What a data set holds, counted while it is written; tells it as {@code dataset.json}, as its card, and to LLaMA-Factory. */
final class Contents {
    static final String FORMAT = "agon-training-data@1";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Wish wish;
    private final List<Counts> parts = new ArrayList<>();
    private final List<String> contaminated = new ArrayList<>();
    private DatasetZip.Part lineage;
    private boolean simulated;

    /** Why something is left out. */
    enum Reason {
        UNSURE("the margin's lower bound is not above the least margin"),
        CONTRADICTED("the pair's own verdicts do not say what its ratings say"),
        LENGTH("one story is too much longer than the other"),
        ALIKE("both stories of the pair are nearly the same"),
        DUPLICATE("it is nearly the same as another record"),
        CONTAMINATED("it holds what models will be evaluated with"),
        NOT_BETTER("the revision was not better");

        private final String told;

        Reason(String told) {
            this.told = told;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is counted of a part. */
    static final class Counts {
        private final String split;
        private final Kind kind;
        private final Layout layout;
        private final Map<Reason, Long> leftOut = new EnumMap<>(Reason.class);
        private final Confounds confounds = new Confounds();
        private long words;
        private DatasetZip.Part file;

        Counts(String split, Kind kind, Layout layout) {
            this.split = split;
            this.kind = kind;
            this.layout = layout;
        }

        void leaveOut(Reason reason) {
            leftOut.merge(reason, 1L, Long::sum);
        }

        void words(long more) {
            words += more;
        }

        Confounds confounds() {
            return confounds;
        }
    }

    Contents(Wish wish) {
        this.wish = wish;
    }

    void contaminated(String origin) {
        contaminated.add(origin);
    }

    void simulated(boolean more) {
        simulated |= more;
    }

    void part(Counts counts, DatasetZip.Part file) {
        counts.file = file;
        parts.add(counts);
    }

    void lineage(DatasetZip.Part file) {
        this.lineage = file;
    }

    /** The registry that LLaMA-Factory reads, with the folder of the data set as {@code dataset_dir}. */
    String llamaFactory() throws JsonProcessingException {
        ObjectNode registry = JSON.createObjectNode();
        for (Counts part : parts) {
            boolean own = part.layout == Layout.LLAMA_FACTORY;
            boolean read = own || part.kind == Kind.SFT || part.kind == Kind.REFLECTION;
            if (read) {
                ObjectNode entry = registry.putObject("agon-" + part.kind.word() + "-" + part.split)
                        .put("file_name", part.file.name())
                        .put("formatting", "sharegpt");
                ObjectNode columns = JSON.createObjectNode().put("messages", "messages");
                if (part.kind == Kind.PREFERENCE) {
                    entry.put("ranking", true);
                    columns.put("chosen", "chosen").put("rejected", "rejected");
                } else if (part.kind == Kind.OUTCOMES) {
                    columns.put("kto_tag", "label");
                }
                entry.set("columns", columns);
                entry.putObject("tags")
                        .put("role_tag", "role")
                        .put("content_tag", "content")
                        .put("user_tag", "user")
                        .put("assistant_tag", "assistant")
                        .put("system_tag", "system");
            }
        }
        return JSON.writeValueAsString(registry) + "\n";
    }

    TrainingSet.Summary summary() {
        Map<String, Long> records = new LinkedHashMap<>();
        long left = contaminated.size();
        for (Counts part : parts) {
            records.put(part.file.name(), part.file.records());
            left += part.leftOut.getOrDefault(Reason.CONTAMINATED, 0L);
        }
        return new TrainingSet.Summary(records, left, simulated);
    }

    String document() throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT);
        document.put("request", WritingRequest.FORMAT);
        document.put("simulated", simulated);
        document.put("licence", wish.licence());
        document.set("wish", wish());
        ArrayNode files = document.putArray("files");
        for (Counts part : parts) {
            ObjectNode file = file(files.addObject(), part.file)
                    .put("kind", part.kind.word())
                    .put("layout", part.layout.word())
                    .put("split", part.split)
                    .put("words", part.words);
            ObjectNode leftOut = file.putObject("leftOut");
            part.leftOut.forEach((reason, count) -> leftOut.put(reason.word(), count));
            if (part.kind == Kind.PREFERENCE) {
                file.set("confounds", confounds(part.confounds));
            }
        }
        file(document.putObject("lineage"), lineage);
        ArrayNode left = document.putArray("contaminated");
        contaminated.forEach(left::add);
        return JSON.writeValueAsString(document) + "\n";
    }

    private static ObjectNode file(ObjectNode node, DatasetZip.Part file) {
        return node.put("name", file.name()).put("records", file.records()).put("sha256", file.sha256());
    }

    private ObjectNode wish() {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode kinds = node.putArray("kinds");
        new TreeSet<>(wish.kinds()).forEach(kind -> kinds.add(kind.word()));
        ArrayNode layouts = node.putArray("layouts");
        new TreeSet<>(wish.layouts()).forEach(layout -> layouts.add(layout.word()));
        node.put("storiesPerRun", wish.storiesPerRun())
                .put("candidates", wish.candidates().size())
                .put("confidence", wish.confidence())
                .put("leastMargin", wish.leastMargin())
                .put("mostLengthRatio", known(wish.mostLengthRatio()))
                .put("similarity", wish.similarity())
                .put("evaluation", wish.evaluation().size())
                .put("validationShare", wish.validationShare())
                .put("seed", wish.seed());
        return node;
    }

    private static ObjectNode confounds(Confounds confounds) {
        ObjectNode node = JSON.createObjectNode();
        node.put("pairs", confounds.pairs());
        share(node, "chosenLonger", confounds.chosenLonger());
        node.putObject("wordsDifference")
                .put("mean", confounds.meanWords())
                .put("deviation", known(confounds.deviationWords()));
        node.put("marginLengthCorrelation", known(confounds.correlation()));
        share(node, "chosenOfLaterGeneration", confounds.chosenLater());
        share(node, "firstPreferred", confounds.firstPreferred());
        node.put("ties", confounds.ties());
        share(node, "chosenShownFirstWhereOneOrder", confounds.chosenShownFirst());
        return node;
    }

    private static void share(ObjectNode node, String name, Proportion share) {
        node.putObject(name)
                .put("cases", share.all())
                .put("share", known(share.share()))
                .put("low", share.low())
                .put("high", share.high());
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    String card() {
        Map<String, Map<String, String>> configs = new LinkedHashMap<>();
        for (Counts part : parts) {
            String config = part.kind.word() + (part.layout == Layout.CHAT ? "" : "-" + part.layout.word());
            Card.file(configs, config, part.split, part.file.name());
        }
        String name = "Stories that won, and what they won against";
        StringBuilder card = new StringBuilder(
                        Card.frontMatter(name, List.of("und"), List.of("creative-writing", "preference"), configs))
                .append("\n# ")
                .append(name)
                .append("\n\n");
        if (simulated) {
            card.append("**SIMULATED: texts or verdicts of this data set were made by an inference simulator. They mean"
                    + " nothing; do not train on them.**\n\n");
        }
        card.append(
                "Language models wrote stories to briefs, language models judged them in pairs, ratings were inferred"
                        + " from the verdicts, and the best were revised. Requests are put in the words of `"
                        + WritingRequest.FORMAT
                        + "`: they name brief, form and length, neither the style and theme that a draft was given nor the criteria it"
                        + " was judged by.\n\n");
        card.append("| file | records | words | left out | SHA-256 |\n|---|---|---|---|---|\n");
        for (Counts part : parts) {
            card.append("| ")
                    .append(part.file.name())
                    .append(" | ")
                    .append(part.file.records())
                    .append(" | ")
                    .append(part.words)
                    .append(" | ")
                    .append(leftOut(part))
                    .append(" | `")
                    .append(part.file.sha256())
                    .append("` |\n");
        }
        card.append('\n');
        for (Reason reason : Reason.values()) {
            if (parts.stream().anyMatch(part -> part.leftOut.containsKey(reason))) {
                card.append("- ")
                        .append(reason.word())
                        .append(": ")
                        .append(reason.told)
                        .append('\n');
            }
        }
        if (!contaminated.isEmpty()) {
            card.append("\nLeft out as wholes, because their briefs are those of an evaluation: ")
                    .append(String.join(", ", contaminated))
                    .append(".\n");
        }
        parts.stream()
                .filter(part -> part.kind == Kind.PREFERENCE
                        && part.layout
                                == parts.stream()
                                        .filter(other -> other.kind == Kind.PREFERENCE)
                                        .findFirst()
                                        .orElseThrow()
                                        .layout)
                .forEach(part -> confounds(card, part));
        if (wish.kinds().contains(Kind.REFLECTION) || wish.kinds().contains(Kind.OUTCOMES)) {
            card.append(
                    "\nReflections name the criteria that judges judge by: whoever trains on them teaches writers what"
                            + " they are judged by.\n");
        }
        card.append(
                "\n## Where it comes from\n\n`lineage.jsonl` has a line for each run and improvement: specification, seed,"
                        + " models, prompts' hashes, criteria. ");
        card.append(
                wish.licence() == null
                        ? "Its maker states no licence."
                        : "Its maker states this licence: " + Card.cell(wish.licence()) + ".");
        card.append(
                        " What the terms of the models that wrote and judged allow is for the user of this data set to see to.\n")
                .append("\nBriefs are split as wholes, by seed ")
                .append(wish.seed())
                .append(" (share of validation ")
                .append(wish.validationShare())
                .append("). The same runs and wishes, which `dataset.json` names, give the same bytes.\n");
        return card.toString();
    }

    private static String leftOut(Counts part) {
        StringBuilder told = new StringBuilder();
        part.leftOut.forEach((reason, count) -> told.append(told.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(reason.word()));
        return told.isEmpty() ? "none" : told.toString();
    }

    private static void confounds(StringBuilder card, Counts part) {
        Confounds confounds = part.confounds;
        if (confounds.pairs() == 0) {
            return;
        }
        card.append("\n## What else could tell the chosen story: ")
                .append(part.split)
                .append("\n\n| | cases | share | 95 % |\n|---|---|---|---|\n");
        row(card, "the chosen story is the longer", confounds.chosenLonger());
        row(card, "the chosen story is of the later generation", confounds.chosenLater());
        row(card, "a verdict is for the story shown first", confounds.firstPreferred());
        row(card, "judged in one order only: the chosen story was shown first", confounds.chosenShownFirst());
        card.append(String.format(
                Locale.ROOT,
                "\nThe chosen story has %+.1f words more in the mean; margin and difference of words correlate by %s. One half is"
                        + " no confound; what is far from it, a model can learn in the place of quality. Pairs share stories: the"
                        + " true intervals are wider.\n",
                confounds.meanWords(),
                Double.isFinite(confounds.correlation())
                        ? String.format(Locale.ROOT, "%+.2f", confounds.correlation())
                        : "nothing known"));
    }

    private static void row(StringBuilder card, String what, Proportion share) {
        card.append("| ").append(what).append(" | ").append(share.all()).append(" | ");
        card.append(
                share.all() == 0
                        ? "– | –"
                        : String.format(
                                Locale.ROOT,
                                "%.1f %% | %.1f to %.1f %%",
                                100 * share.share(),
                                100 * share.low(),
                                100 * share.high()));
        card.append(" |\n");
    }
}
