package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.local.Shutdown;
import io.agon.local.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class StyleCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void texts() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            Files.writeString(
                    plain.resolve("text" + i + ".txt"),
                    ("“You are late,” said Anne. He sat down and took the " + i
                                    + "th cup, which was cold, and drank it."
                                    + " It rained. Nobody in the house had slept since the boat went out on Monday.\n\n")
                            .repeat(4 + i));
            records.append(
                            "{\"messages\": [{\"role\": \"user\", \"content\": \"Write.\"}, {\"role\": \"assistant\", \"content\": \"")
                    .append(
                            "It was a testament to her strength, and she couldn't help but feel a sense of hope, realizing"
                                    + " that perhaps the realization of her commitment somehow mattered. "
                                            .repeat(3 + i))
                    .append("\"}]}\n");
        }
        Files.writeString(folder.resolve("assistant.jsonl"), records);
    }

    @Test
    void comparesTwoSets() {
        assertThat(agon("style", "plain", "assistant.jsonl")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("first:  plain, 8 texts", "second: assistant.jsonl, 8 texts")
                .containsPattern("dialogue +0\\.09 +0\\.00")
                .contains("The second uses more:", "of her commitment");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        assertThat(agon("style", "plain", "assistant.jsonl", "--json")).isZero();
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("first").path("texts").asInt()).isEqualTo(8);
        JsonNode dialogue = null;
        for (JsonNode difference : document.path("differences")) {
            dialogue = difference.path("measure").asText().equals("dialogue") ? difference : dialogue;
        }
        assertThat(dialogue).isNotNull();
        assertThat(dialogue.path("first").asDouble())
                .isGreaterThan(dialogue.path("second").asDouble());
        assertThat(dialogue.path("p").asDouble()).isLessThan(0.05);
    }

    @Test
    void measuresOneSet() {
        assertThat(agon("style", "plain")).isZero();
        assertThat(out.toString()).contains("plain: 8 texts").containsPattern("sentence length +\\d");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("broken.jsonl"), "{\"text\": \"one\"}\nnothing\n");
        Files.writeString(folder.resolve("other.jsonl"), "{\"colour\": 3}\n");
        Files.createDirectory(folder.resolve("empty"));
        for (String name : new String[] {"nowhere.txt", "broken.jsonl", "other.jsonl", "empty"}) {
            assertThat(agon("style", name)).as(name).isEqualTo(2);
        }
        assertThat(err.toString())
                .contains("nowhere.txt: there is no such file")
                .contains("broken.jsonl: cannot be read: line 2 is not JSON")
                .contains("other.jsonl: cannot be read: line 1 has neither text")
                .contains("empty: holds no text");
    }

    private int agon(String... arguments) {
        Surroundings surroundings = new Surroundings(
                Map.of(), folder, new PrintWriter(out), new PrintWriter(err), false, 100, Clock.systemUTC());
        return AgonCommand.commandLine(new Workbench(surroundings, null, null, null, null, new Shutdown()))
                .execute(arguments);
    }
}
