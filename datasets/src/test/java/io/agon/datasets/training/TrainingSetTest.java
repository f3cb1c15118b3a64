package io.agon.datasets.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agon.datasets.training.Source.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingSetTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Verdicts WON = new Verdicts(1, 0, 0);

    private final InMemorySource source = new InMemorySource();
    private List<String> evaluation = List.of();
    private Set<Layout> layouts = EnumSet.allOf(Layout.class);
    private Set<String> candidates = Set.of();
    private double mostLengthRatio = Double.POSITIVE_INFINITY;
    private double validationShare = 0.5;

    private void twoRunsOfTwoBriefs() {
        for (String id : List.of("r-b", "r-a")) {
            source.run(id, "A keeper finds a letter. " + id)
                    .story(1, 1, true, Prose.of(100, id.hashCode()))
                    .story(2, 2, true, Prose.of(120, id.hashCode() + 1))
                    .story(3, 3, false, Prose.of(90, id.hashCode() + 2))
                    .story(12, 0, false, Prose.of(95, id.hashCode() + 3))
                    .pair(1, 2, 2, 0.5, WON, Verdicts.NONE)
                    .pair(1, 3, 3, 0.5, WON, WON)
                    .pair(2, 3, 0.1, 0.5, WON, Verdicts.NONE)
                    .revision(1, true, "A draft " + id, Prose.of(50, id.hashCode() + 4))
                    .revision(2, false, "A draft " + id, Prose.of(50, id.hashCode() + 5));
        }
    }

    @Test
    void teachesTheStoriesThatAreNamedWhereSomeAre() throws IOException {
        twoRunsOfTwoBriefs();
        candidates = Set.of("r-a-c3", "r-b-c12");
        validationShare = 0;

        assertThat(rows(files(), "train/sft.jsonl"))
                .extracting(row -> row.path("candidate").asText())
                .containsExactly("r-a-c3", "r-b-c12");
    }

    @Test
    void tellsWhatItCameTo() throws IOException {
        twoRunsOfTwoBriefs();
        source.run("r-c", "Held out: a mill by the river, and what was found there at last.")
                .story(1, 1, true, Prose.of(100, 99));
        evaluation = List.of(
                "Held out: a mill by the river, and what was found there at last.", Prose.of(90, "r-a".hashCode() + 2));
        validationShare = 0;

        TrainingSet.Summary summary = new TrainingSet(source, wish()).write(new ByteArrayOutputStream());

        assertThat(summary.records()).containsEntry("train/sft.jsonl", 3L);
        assertThat(summary.all())
                .isEqualTo(summary.records().values().stream()
                        .mapToLong(each -> each)
                        .sum());
        assertThat(summary.contaminated()).isGreaterThanOrEqualTo(2);
        assertThat(summary.simulated()).isTrue();
    }

    @Test
    void isTheSameForTheSameRunsInWhateverOrder() throws IOException {
        twoRunsOfTwoBriefs();
        byte[] one = bytes();
        assertThat(bytes()).isEqualTo(one);

        source.turnRound();

        assertThat(bytes()).isEqualTo(one);
    }

    @Test
    void keepsABriefOnOneSide() throws IOException {
        for (int i = 0; i < 20; i++) {
            source.run("r-" + i, "Brief number " + i / 2)
                    .story(1, 1, true, Prose.of(60, 100 + i))
                    .story(2, 2, true, Prose.of(60, 200 + i));
        }
        validationShare = 0.3;

        Map<String, String> files = files();

        List<JsonNode> train = rows(files, "train/sft.jsonl");
        List<JsonNode> validation = rows(files, "validation/sft.jsonl");
        assertThat(train).hasSize(28);
        assertThat(validation).hasSize(12);
        assertThat(briefs(train)).doesNotContainAnyElementsOf(briefs(validation));
        assertThat(rows(files, "validation/prompts.jsonl")).hasSize(3);
    }

    private static Set<String> briefs(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.path("messages").path(0).path("content").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void takesSurvivorsBestFirstAndPairsThatAreSure() throws IOException {
        twoRunsOfTwoBriefs();
        validationShare = 0;

        Map<String, String> files = files();

        assertThat(rows(files, "train/sft.jsonl"))
                .extracting(row -> row.path("candidate").asText())
                .containsExactly("r-a-c1", "r-a-c2", "r-b-c1", "r-b-c2");
        List<JsonNode> pairs = rows(files, "train/preference.jsonl");
        assertThat(pairs)
                .extracting(row -> row.path("chosenCandidate").asText() + ">"
                        + row.path("rejectedCandidate").asText())
                .containsExactly("r-a-c1>r-a-c2", "r-a-c1>r-a-c3", "r-b-c1>r-b-c2", "r-b-c1>r-b-c3");
        // 2 - 1.2816 * 0.5
        assertThat(pairs.getFirst().path("marginLow").asDouble()).isBetween(1.359, 1.360);
        assertThat(pairs.getFirst().path("margin").asDouble()).isEqualTo(2);
        assertThat(leftOut(files, "train/preference.jsonl")).isEqualTo(Map.of("unsure", 2));
        assertThat(leftOut(files, "train/reflection.jsonl")).isEqualTo(Map.of("not-better", 2));
        assertThat(rows(files, "train/outcomes.jsonl"))
                .extracting(row -> row.path("label").asBoolean())
                .containsExactly(true, false, true, false);
    }

    @Test
    void leavesOutWhatIsAlikeContradictedOrTooLong() throws IOException {
        String text = Prose.of(200, 1);
        source.run("r-a", "A brief")
                .story(1, 1, true, text)
                .story(2, 2, true, Prose.changed(text, 150, 5))
                .story(3, 3, true, Prose.of(200, 2))
                .story(4, 4, true, Prose.of(500, 3))
                .pair(1, 2, 9, 0.1, WON, WON)
                .pair(1, 3, 9, 0.1, WON, WON)
                .pair(1, 4, 9, 0.1, WON, WON)
                .pair(2, 3, 9, 0.1, WON, WON)
                .pair(3, 4, 9, 0.1, new Verdicts(1, 1, 0), Verdicts.NONE);
        mostLengthRatio = 2;
        validationShare = 0;

        Map<String, String> files = files();

        assertThat(rows(files, "train/preference.jsonl")).hasSize(1);
        assertThat(leftOut(files, "train/preference.jsonl"))
                .isEqualTo(Map.of("alike", 1, "length", 1, "duplicate", 1, "contradicted", 1));
        assertThat(rows(files, "train/sft.jsonl"))
                .extracting(row -> row.path("candidate").asText())
                .containsExactly("r-a-c1", "r-a-c3", "r-a-c4");
        assertThat(leftOut(files, "train/sft.jsonl")).isEqualTo(Map.of("duplicate", 1));
    }

    @Test
    void leavesOutWhatModelsWillBeEvaluatedWith() throws IOException {
        twoRunsOfTwoBriefs();
        String quoted = "the moth circled the lamp until the lamp forgot it was a lamp";
        source.run("r-c", "Another brief altogether")
                .story(1, 1, true, Prose.of(40, 9) + " " + quoted)
                .story(2, 2, true, Prose.of(40, 10))
                .pair(1, 2, 9, 0.1, WON, WON);
        evaluation = List.of("A keeper finds a letter. r-a", quoted);
        validationShare = 0;

        Map<String, String> files = files();

        JsonNode document = JSON.readTree(files.get("dataset.json"));
        assertThat(document.path("contaminated")).extracting(JsonNode::asText).containsExactly("r-a");
        assertThat(rows(files, "train/sft.jsonl"))
                .extracting(row -> row.path("candidate").asText())
                .containsExactly("r-b-c1", "r-b-c2", "r-c-c2");
        assertThat(leftOut(files, "train/sft.jsonl")).isEqualTo(Map.of("contaminated", 1));
        assertThat(leftOut(files, "train/preference.jsonl")).containsEntry("contaminated", 1);
        assertThat(files.values()).noneMatch(file -> file.contains("letter. r-a"));
    }

    @ParameterizedTest
    @CsvSource({
        "trl-language-modeling, train/sft.jsonl",
        "trl-language-modeling, train/reflection.jsonl",
        "trl-preference, train/preference.jsonl",
        "trl-prompt-only, train/prompts.jsonl",
        "trl-unpaired-preference, train/outcomes.jsonl",
        "axolotl-chat-template, train/sft.jsonl",
        "axolotl-chat-template, train/reflection.jsonl",
        "axolotl-dpo, train/preference.jsonl",
        "verl-rl, train/prompts.jsonl",
        "verl-sft, train/sft.jsonl",
        "verl-sft, train/reflection.jsonl",
        "llama-factory-sft, train/sft.jsonl",
        "llama-factory-sft, train/reflection.jsonl",
        "llama-factory-ranking, train/preference-llama-factory.jsonl",
        "llama-factory-kto, train/outcomes-llama-factory.jsonl",
    })
    void isWhatTrainersRead(String schema, String file) throws IOException {
        twoRunsOfTwoBriefs();

        List<JsonNode> rows = rows(files(), file);

        try (InputStream stream = TrainingSetTest.class.getResourceAsStream("/schemas/" + schema + ".json")) {
            var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(stream);
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(validator.validate(row)).isEmpty());
        }
    }

    @Test
    void hasTheSameFieldsOfTheSameTypesInEveryRow() throws IOException {
        twoRunsOfTwoBriefs();
        validationShare = 0;

        files().forEach((name, content) -> {
            if (name.startsWith("train/")) {
                Set<String> shapes = content.lines().map(TrainingSetTest::shape).collect(Collectors.toSet());
                assertThat(shapes).as(name).hasSize(1).noneMatch(shape -> shape.contains("NULL"));
            }
        });
    }

    private static String shape(String line) {
        try {
            List<String> fields = new ArrayList<>();
            JSON.readTree(line)
                    .fields()
                    .forEachRemaining(field ->
                            fields.add(field.getKey() + ":" + field.getValue().getNodeType()));
            return fields.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void registersForLlamaFactoryFilesThatAreThere() throws IOException {
        twoRunsOfTwoBriefs();
        Map<String, String> files = files();

        JsonNode registry = JSON.readTree(files.get("dataset_info.json"));

        assertThat(registry).isNotEmpty().allSatisfy(entry -> {
            assertThat(files).containsKey(entry.path("file_name").asText());
            JsonNode row = rows(files, entry.path("file_name").asText()).getFirst();
            entry.path("columns")
                    .forEach(column -> assertThat(row.has(column.asText())).isTrue());
        });
        assertThat(registry.path("agon-preference-train").path("ranking").asBoolean())
                .isTrue();
        layouts = EnumSet.of(Layout.CHAT);
        assertThat(files())
                .doesNotContainKey("dataset_info.json")
                .doesNotContainKey("train/preference-llama-factory.jsonl");
    }

    @Test
    void countsAndSumsUpWhatItHolds() throws Exception {
        twoRunsOfTwoBriefs();
        Map<String, String> files = files();

        JsonNode document = JSON.readTree(files.get("dataset.json"));

        assertThat(document.path("format").asText()).isEqualTo("agon-training-data@1");
        assertThat(document.path("simulated").asBoolean()).isTrue();
        for (JsonNode file : document.path("files")) {
            String content = files.get(file.path("name").asText());
            assertThat(content.lines().count()).isEqualTo(file.path("records").asLong());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo(file.path("sha256").asText());
        }
        assertThat(document.path("files"))
                .filteredOn(file -> file.path("kind").asText().equals("preference"))
                .allSatisfy(file ->
                        assertThat(file.path("confounds").path("pairs").asInt()).isEqualTo(2));
        assertThat(files.get("README.md"))
                .contains("SIMULATED")
                .contains("What else could tell the chosen story")
                .contains("path: train/preference.jsonl")
                .contains("teaches writers what they are judged by");
    }

    @Test
    void saysWhatIsAskedForAsAUserWould() {
        assertThat(new WritingRequest(" A brief. ", "poem", 10, 20, List.of("sea", "salt"), List.of("moon")).text())
                .isEqualTo("""
                        A brief.

                        Form: poem
                        Length: 10 to 20 words
                        Must contain: sea; salt
                        Must not contain: moon""");
    }

    private Wish wish() {
        return new Wish(
                EnumSet.allOf(Kind.class),
                layouts,
                3,
                candidates,
                0.9,
                0,
                mostLengthRatio,
                0.8,
                evaluation,
                validationShare,
                7,
                "CC-BY-4.0");
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TrainingSet(source, wish()).write(out);
        return out.toByteArray();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<JsonNode> rows(Map<String, String> files, String name) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : files.get(name).lines().toList()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static Map<String, Integer> leftOut(Map<String, String> files, String name) throws IOException {
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        for (JsonNode file : JSON.readTree(files.get("dataset.json")).path("files")) {
            if (file.path("name").asText().equals(name)) {
                file.path("leftOut")
                        .fields()
                        .forEachRemaining(entry ->
                                leftOut.put(entry.getKey(), entry.getValue().asInt()));
            }
        }
        return leftOut;
    }
}
