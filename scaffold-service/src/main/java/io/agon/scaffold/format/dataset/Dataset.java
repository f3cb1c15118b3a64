package io.agon.scaffold.format.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.Card;
import io.agon.datasets.DatasetZip;
import io.agon.datasets.Split;
import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Tokenizer;
import io.agon.scaffold.domain.trajectory.Trajectory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A data set of several books as a ZIP: {@code train/LAYOUT.jsonl}, {@code validation/LAYOUT.jsonl}, {@code dataset.json} with
 * statistics, checksums and lineage, and {@code README.md}, its card. Trajectories are made one after the other and none is kept;
 * the same scaffolds and wishes give the same bytes.
 */
public final class Dataset {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<Source> sources;
    private final Wish wish;
    private final Tokenizer tokenizer;
    private final Set<String> validation;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A finished scaffold.
     *
     * @param id of the scaffold
     * @param book what it is the scaffold of
     * @param models that made it
     * @param trajectory makes it
     */
    public record Source(
            String id, Manuscript book, Set<String> models, boolean simulated, Supplier<Trajectory> trajectory) {}

    /**
     * What is wanted.
     *
     * @param layouts at least one
     * @param contextTokens of packed windows
     * @param validationShare of books, 0 to 1
     */
    public record Wish(Set<Layout> layouts, int contextTokens, double validationShare, long seed) {}

    /** A file of records. */
    private record Part(DatasetZip.Part file, Layout layout, String split, long tokens) {}

    public Dataset(List<Source> sources, Wish wish, Tokenizer tokenizer) {
        this.sources = List.copyOf(sources);
        this.wish = wish;
        this.tokenizer = tokenizer;
        this.validation = Split.validation(
                sources.stream().map(source -> source.book().sha256()).toList(), wish.validationShare(), wish.seed());
    }

    /** Writes it. Once only. */
    public void write(OutputStream out) throws IOException {
        DatasetZip zip = new DatasetZip(out);
        for (String split : List.of("train", "validation")) {
            List<Source> books = sources.stream()
                    .filter(source -> validation.contains(source.book().sha256()) == split.equals("validation"))
                    .toList();
            if (!books.isEmpty()) {
                for (Layout layout : new TreeSet<>(wish.layouts())) {
                    part(zip, split, layout, books);
                }
            }
        }
        zip.document("dataset.json", JSON.writeValueAsString(document()) + "\n");
        zip.document("README.md", card());
        zip.finish();
    }

    private void part(DatasetZip zip, String split, Layout layout, List<Source> books) throws IOException {
        long[] tokens = {0};
        DatasetZip.Part file = zip.records(split + "/" + layout.word() + ".jsonl", taker -> {
            for (Source source : books) {
                new Records(source.trajectory().get(), source.simulated(), tokenizer, wish.contextTokens())
                        .of(layout, row -> {
                            tokens[0] += row.path("tokens").asLong();
                            taker.take(row);
                        });
            }
        });
        parts.add(new Part(file, layout, split, tokens[0]));
    }

    private ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.put("format", "agon-dataset@1");
        document.put("simulated", simulated());
        document.put("tokenizer", tokenizer.name());
        document.put("contextTokens", wish.contextTokens());
        document.put("validationShare", wish.validationShare());
        document.put("seed", wish.seed());
        ArrayNode files = document.putArray("files");
        parts.forEach(part -> files.addObject()
                .put("name", part.file().name())
                .put("layout", part.layout().word())
                .put("split", part.split())
                .put("records", part.file().records())
                .put("tokens", part.tokens())
                .put("sha256", part.file().sha256()));
        ArrayNode books = document.putArray("books");
        for (Source source : sources) {
            Manuscript book = source.book();
            ObjectNode node = books.addObject();
            node.put("scaffold", source.id());
            node.put("title", book.title().orElse(null));
            node.put("author", book.author().orElse(null));
            node.put("language", book.language().orElse(null));
            node.put("words", book.words());
            node.put("split", validation.contains(book.sha256()) ? "validation" : "train");
            node.put("licence", book.provenance().licence().orElse(null));
            node.put("ebook", book.provenance().ebook().orElse(null));
            node.put("file", book.provenance().file());
            node.put("fileSha256", book.provenance().fileSha256());
            node.put("sha256", book.sha256());
            node.put("simulated", source.simulated());
            ArrayNode models = node.putArray("models");
            source.models().forEach(models::add);
        }
        return document;
    }

    private boolean simulated() {
        return sources.stream().anyMatch(Source::simulated);
    }

    /** The card, with the front matter that Hugging Face reads. */
    private String card() throws JsonProcessingException {
        List<String> languages = sources.stream()
                .map(source -> Locale.forLanguageTag(source.book().language().orElse("und"))
                        .getLanguage())
                .distinct()
                .sorted()
                .map(language -> language.isEmpty() ? "und" : language)
                .toList();
        Map<String, Map<String, String>> configs = new LinkedHashMap<>();
        for (Layout layout : new TreeSet<>(wish.layouts())) {
            parts.stream()
                    .filter(part -> part.layout() == layout)
                    .forEach(part -> Card.file(
                            configs, layout.word(), part.split(), part.file().name()));
        }
        String name = "Prompt-to-book trajectories";
        StringBuilder card = new StringBuilder(Card.frontMatter(
                        name, languages, List.of("creative-writing", "planning", "long-context"), configs))
                .append("\n# ")
                .append(name)
                .append("\n\n");
        if (simulated()) {
            card.append(
                    "**SIMULATED: the plans of this data set were made by an inference simulator. They mean nothing; do not"
                            + " train on them.**\n\n");
        }
        card.append(
                "Each book was summarised from its scenes upwards into a planning scaffold; turned round, that is a way"
                        + " from a reader's request through ever finer plans to the author's own text, which is unchanged: `sha256`"
                        + " is the checksum of the body it was taken from. Plans are a model's words; texts are the authors'.\n\n");
        card.append("| file | records | tokens (")
                .append(tokenizer.name())
                .append(") | SHA-256 |\n|---|---|---|---|\n");
        parts.forEach(part -> card.append("| ")
                .append(part.file().name())
                .append(" | ")
                .append(part.file().records())
                .append(" | ")
                .append(part.tokens())
                .append(" | `")
                .append(part.file().sha256())
                .append("` |\n"));
        card.append("\n## Books\n\n| title | author | words | split | licence | source |\n|---|---|---|---|---|---|\n");
        for (Source source : sources) {
            Manuscript book = source.book();
            card.append("| ")
                    .append(Card.cell(book.title().orElse(book.provenance().file())))
                    .append(" | ")
                    .append(Card.cell(book.author().orElse("")))
                    .append(" | ")
                    .append(book.words())
                    .append(" | ")
                    .append(validation.contains(book.sha256()) ? "validation" : "train")
                    .append(" | ")
                    .append(Card.cell(book.provenance().licence().orElse("not told")))
                    .append(" | ")
                    .append(book.provenance()
                            .ebook()
                            .map(n -> "Project Gutenberg ebook " + n + ", ")
                            .orElse(""))
                    .append("file `")
                    .append(book.provenance().fileSha256(), 0, 12)
                    .append("…` |\n");
        }
        card.append("\nPlans were made by: ")
                .append(Card.cell(sources.stream()
                        .flatMap(source -> source.models().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))))
                .append(
                        ".\n\nWhat each book's licence allows, and in which countries, is for the user of this data set to see to.\n"
                                + "\nBooks are split as wholes, by checksum and seed ")
                .append(wish.seed())
                .append(" (share of validation ")
                .append(wish.validationShare())
                .append("). Packed windows have at most ")
                .append(wish.contextTokens())
                .append(" tokens. The same wish gives the same bytes:\n\n```json\n")
                .append(JSON.writeValueAsString(request()))
                .append("\n```\n");
        return card.toString();
    }

    /** The request that this data set answers. */
    private ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode scaffolds = request.putArray("scaffolds");
        sources.forEach(source -> scaffolds.add(source.id()));
        ArrayNode layouts = request.putArray("layouts");
        new TreeSet<>(wish.layouts()).forEach(layout -> layouts.add(layout.word()));
        return request.put("contextTokens", wish.contextTokens())
                .put("encoding", tokenizer.name())
                .put("validationShare", wish.validationShare())
                .put("seed", wish.seed());
    }

    /** A trajectory as one document. */
    public static ObjectNode document(Trajectory trajectory, boolean simulated) {
        return Records.document(trajectory, simulated);
    }
}
