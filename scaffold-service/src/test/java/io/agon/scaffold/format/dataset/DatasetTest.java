package io.agon.scaffold.format.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.manuscript.text.Checksum;
import io.agon.scaffold.Novels;
import io.agon.scaffold.adapter.tokens.BytePairTokenizers;
import io.agon.scaffold.application.port.Tokenizer;
import io.agon.scaffold.domain.building.Scaffolded;
import io.agon.scaffold.domain.trajectory.Block;
import io.agon.scaffold.domain.trajectory.Trajectory;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tokenizer TOKENIZER =
            new BytePairTokenizers().named("o200k_base").orElseThrow();

    private final Scaffolded one = Scaffolded.of(Novels.of(3, 2, 12));
    private final Scaffolded other = Scaffolded.of(Novels.of(2, 2, 5));

    @Test
    void holdsTheSameForTheSameWish() throws IOException {
        assertThat(bytes(false)).isEqualTo(bytes(false));
    }

    @Test
    void hasAllLayoutsAndKeepsBooksApart() throws IOException {
        Map<String, String> files = files(false);
        assertThat(files.keySet())
                .containsExactly(
                        "train/stages.jsonl",
                        "train/books.jsonl",
                        "train/longpage.jsonl",
                        "train/packed.jsonl",
                        "validation/stages.jsonl",
                        "validation/books.jsonl",
                        "validation/longpage.jsonl",
                        "validation/packed.jsonl",
                        "dataset.json",
                        "README.md");
        Set<String> train = sources(files, "train/stages.jsonl");
        assertThat(train).hasSize(1).isNotEqualTo(sources(files, "validation/stages.jsonl"));
        assertThat(sources(files, "train/packed.jsonl")).isEqualTo(train);
    }

    @Test
    void tellsConversationsAsTrainersReadThem() throws IOException {
        for (String layout : List.of("stages", "books", "packed")) {
            assertThat(records(files(false).get("train/" + layout + ".jsonl")))
                    .isNotEmpty()
                    .allSatisfy(node -> {
                        assertThat(node.path("messages").findValuesAsText("role"))
                                .containsExactly("system", "user", "assistant");
                        assertThat(node.path("messages").findValuesAsText("content"))
                                .noneMatch(String::isBlank);
                        assertThat(node.path("tokens").asInt()).isPositive();
                        assertThat(node.path("simulated").isBoolean()).isTrue();
                    });
        }
    }

    @Test
    void endsInTheAuthorsTextWordForWord() throws IOException {
        Map<String, String> files = files(false);
        String stages = records(files.get("train/stages.jsonl")).stream()
                .filter(node -> node.path("stage").asText().equals("text"))
                .map(node -> node.path("messages").get(2).path("content").asText())
                .collect(Collectors.joining());
        String packed = records(files.get("train/packed.jsonl")).stream()
                .map(node -> node.path("messages").get(2).path("content").asText())
                .collect(Collectors.joining());
        String longPage = records(files.get("train/longpage.jsonl"))
                .getFirst()
                .path("book")
                .asText();
        String sha256 = records(files.get("train/stages.jsonl"))
                .getFirst()
                .path("source")
                .path("sha256")
                .asText();
        Scaffolded book = sha256.equals(one.book().sha256()) ? one : other;
        String chapters =
                trajectory(book).of(Block.Kind.TEXT).stream().map(Block::text).collect(Collectors.joining());
        assertThat(stages).isEqualTo(chapters);
        assertThat(packed).isEqualTo(chapters);
        assertThat(longPage).isEqualTo(chapters);
        assertThat(book.book().body()).contains(chapters);
    }

    @Test
    void packsWithinTheContextByTheTokenizer() throws IOException {
        assertThat(records(files(false).get("train/packed.jsonl"))).allSatisfy(node -> {
            int exact = 0;
            for (JsonNode message : node.path("messages")) {
                exact += TOKENIZER.count(message.path("content").asText());
            }
            assertThat(exact).isLessThanOrEqualTo(2_048 + 32);
            assertThat(node.path("tokens").asInt()).isLessThanOrEqualTo(2_048);
        });
    }

    @Test
    void answersEveryRequestOfWhateverSpecificity() throws IOException {
        assertThat(records(files(false).get("train/books.jsonl")))
                .extracting(node -> node.path("specificity").asText())
                .containsExactly("terse", "moderate", "detailed");
    }

    @Test
    void describesItself() throws IOException {
        Map<String, String> files = files(true);
        JsonNode document = JSON.readTree(files.get("dataset.json"));
        assertThat(document.path("files"))
                .hasSize(8)
                .allSatisfy(file -> assertThat(Checksum.of(
                                files.get(file.path("name").asText()).getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(file.path("sha256").asText()));
        assertThat(document.path("books").findValuesAsText("split")).containsExactlyInAnyOrder("train", "validation");
        assertThat(document.path("books").get(0).path("models").get(0).asText()).isEqualTo("some-model");
        assertThat(files.get("README.md"))
                .startsWith("---\npretty_name:")
                .contains("**SIMULATED", "train/packed.jsonl", "some-model", "o200k\\_base".replace("\\", ""));
        assertThat(files(false).get("README.md")).doesNotContain("SIMULATED");
    }

    @Test
    void countsTokensOfTextsThatLookLikeSpecialTokens() {
        assertThat(TOKENIZER.count("<|endoftext|>")).isGreaterThan(1);
        assertThat(TOKENIZER.count("It was the best of times")).isEqualTo(6);
    }

    private static Trajectory trajectory(Scaffolded book) {
        return Trajectory.of(book.book(), book.recipe(), book.made());
    }

    private byte[] bytes(boolean simulated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Dataset(
                        List.of(source("s-one", one, simulated), source("s-other", other, simulated)),
                        new Dataset.Wish(EnumSet.allOf(Layout.class), 2_048, 0.5, 3),
                        TOKENIZER)
                .write(out);
        return out.toByteArray();
    }

    private static Dataset.Source source(String id, Scaffolded book, boolean simulated) {
        return new Dataset.Source(id, book.book(), Set.of("some-model"), simulated, () -> trajectory(book));
    }

    private Map<String, String> files(boolean simulated) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(simulated)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<JsonNode> records(String lines) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines.split("\n")) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private static Set<String> sources(Map<String, String> files, String name) throws IOException {
        return records(files.get(name)).stream()
                .map(node -> node.path("source").path("sha256").asText())
                .collect(Collectors.toSet());
    }
}
