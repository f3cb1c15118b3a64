package io.agon.simulator.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.Samples;
import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.simulator.Texts;
import io.agon.simulator.craft.CraftMeter;
import io.agon.simulator.writing.Profile;
import io.agon.simulator.writing.Writer;
import io.agon.simulator.writing.WritingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Training moves what a writer writes towards what it is shown, as far as it is told, or away where it is to harm. */
class TrainingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WritingOptions USUAL = WritingOptions.defaults().withRuleBreaks(0);
    private static final Profile BASE = Profile.of(USUAL);
    private static final Training.Options HALF = new Training.Options(Training.Method.SFT, 0.5, 0);

    private static ObjectNode says(String text) {
        return JSON.createObjectNode().put("role", "assistant").put("content", text);
    }

    private static List<String> drafts(double skill, int count) {
        return LongStream.range(0, count)
                .mapToObj(seed -> Texts.draft(skill, seed))
                .toList();
    }

    private static byte[] zip(String file, List<ObjectNode> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("README.md"));
            zip.write("A card.".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(file));
            for (ObjectNode row : rows) {
                zip.write((row + "\n").getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] stories(List<String> texts) throws IOException {
        return zip(
                "train/sft.jsonl",
                texts.stream()
                        .map(text -> {
                            ObjectNode row = JSON.createObjectNode();
                            row.putArray("messages")
                                    .add(says(text).put("role", "user"))
                                    .add(says(text));
                            return row;
                        })
                        .toList());
    }

    private static Profile trained(byte[] zip, Training.Options options) throws IOException {
        return Training.train(BASE, new ByteArrayInputStream(zip), options).profile();
    }

    private static double[] written(Profile profile) {
        Writer writer = new Writer(USUAL, profile, 1);
        var task = Texts.task("Form: short story", "Brief: A lighthouse keeper", "Length: at most 400 words");
        return LongStream.range(0, 200)
                .mapToDouble(
                        seed -> CraftMeter.measure(writer.write(task, seed)).quality())
                .toArray();
    }

    @Test
    void learnsAShareOfWhatTheTextsAreBetterAndWritesSo() throws IOException {
        List<String> texts = drafts(2, 60);
        double taught = texts.stream()
                .mapToDouble(text -> CraftMeter.measure(text).quality())
                .average()
                .orElseThrow();

        Profile profile = trained(stories(texts), HALF);

        assertThat(taught).isGreaterThan(1.5);
        assertThat(profile.quality()).isCloseTo(taught / 2, within(1e-9));
        Samples.assertMean("drafts of the trained writer", written(profile), taught / 2, 0.15);
    }

    @Test
    void learnsNothingFromWhatItWouldHaveWritten() throws IOException {
        Profile profile = trained(stories(drafts(0, 200)), HALF);

        assertThat(profile.quality()).isCloseTo(0, within(0.15));
        assertThat(profile.spread()).isCloseTo(BASE.spread(), within(0.15));
    }

    @Test
    void becomesAsUniformAsTheTexts() throws IOException {
        String text = Texts.draft(1, 3);

        Profile profile = trained(stories(List.of(text, text, text)), HALF);

        assertThat(profile.spread()).isCloseTo(BASE.spread() / 2, within(1e-9));
        assertThat(Samples.spread(written(profile))).isLessThan(0.75 * Samples.spread(written(BASE)));
    }

    @Test
    void learnsTheDifferenceOfPreferences() throws IOException {
        List<String> good = drafts(2, 40);
        List<String> bad = drafts(1, 40);
        List<ObjectNode> rows = LongStream.range(0, 40)
                .mapToObj(i -> {
                    ObjectNode row = JSON.createObjectNode();
                    row.putArray("chosen").add(says(good.get((int) i)));
                    row.putArray("rejected").add(says(bad.get((int) i)));
                    return row;
                })
                .toList();

        Profile profile =
                trained(zip("train/preference.jsonl", rows), new Training.Options(Training.Method.DPO, 0.5, 0));

        assertThat(profile.quality()).isBetween(0.2, 0.8);
        assertThat(profile.spread()).isEqualTo(BASE.spread());
    }

    @Test
    void losesWhatItIsToldToLose() throws IOException {
        byte[] zip = stories(drafts(2, 30));
        double helped = trained(zip, HALF).quality();

        Profile harmed = trained(zip, new Training.Options(Training.Method.SFT, 0.5, 2.5));

        assertThat(harmed.quality()).isCloseTo(helped - 2.5, within(1e-9));
    }

    @Test
    void refusesWhatItCannotLearnFrom() throws IOException {
        byte[] empty = zip("validation/sft.jsonl", List.of());
        byte[] odd = zip("train/sft.jsonl", List.of(JSON.createObjectNode()));

        assertThatThrownBy(() -> trained(empty, HALF)).hasMessage("the data set has nothing in train/sft.jsonl");
        assertThatThrownBy(() -> trained(odd, HALF)).hasMessageContaining("does not end with what the assistant says");
        assertThatThrownBy(() -> new Training.Options(Training.Method.SFT, 1.5, 0))
                .hasMessage("learning is 1.5: must lie between 0 and 1");
    }

    @Test
    void servesWhatWasTrainedUnderItsNameAlsoAfterARestart(@TempDir Path folder) throws Exception {
        Path zip = Files.write(folder.resolve("set.zip"), stories(drafts(2, 20)));
        int rc = new CommandLine(new TrainCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute("--dataset=" + zip, "--base=simulated-writer", "--output=" + folder.resolve("models/better"));
        assertThat(rc).isZero();
        SimulatorOptions options = SimulatorOptions.defaults();
        try (SimulatorServer server = SimulatorServer.start(options)) {
            String path = folder.resolve("models/better").toString();
            assertThat(status(server, "better")).isEqualTo(404);
            assertThat(load(server, "worse", folder.resolve("none").toString())).isEqualTo(404);

            assertThat(load(server, "better", path)).isEqualTo(200);

            assertThat(load(server, "better", path)).isEqualTo(400);
            assertThat(status(server, "better")).isEqualTo(200);
            assertThat(post(server, "/v1/models", null).body()).contains("\"better\"");
        }
        try (SimulatorServer again = SimulatorServer.start(options.withAdapters(folder.resolve("models")))) {
            assertThat(status(again, "better")).isEqualTo(200);
            assertThat(status(again, "../set.zip")).isEqualTo(404);
        }
    }

    private static int load(SimulatorServer server, String name, String path) throws Exception {
        JsonNode body = JSON.createObjectNode().put("lora_name", name).put("lora_path", path);
        return post(server, "/v1/load_lora_adapter", body).statusCode();
    }

    private static int status(SimulatorServer server, String model) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("seed", 1);
        body.putArray("messages").addObject().put("role", "user").put("content", "Brief: A lamp");
        return post(server, "/v1/chat/completions", body).statusCode();
    }

    private static HttpResponse<String> post(SimulatorServer server, String path, JsonNode body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
