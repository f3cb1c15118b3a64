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
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ScaffoldCommandTest {
    private static final String PARAGRAPH =
            "It was so, and then it was otherwise, as it often is in such houses.\n\n".repeat(30);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int agon(String... arguments) {
        Surroundings surroundings = new Surroundings(
                Map.of(), folder, new PrintWriter(out), new PrintWriter(err), false, 100, Clock.systemUTC());
        return AgonCommand.commandLine(new Workbench(surroundings, null, null, null, null, new Shutdown()))
                .execute(arguments);
    }

    @BeforeEach
    void book() throws IOException {
        Files.writeString(
                folder.resolve("field.txt"),
                "THE LONG FIELD\n\nby Ann Author\n\n\n\nPART I\n\n\nCHAPTER I\n\n\n" + PARAGRAPH + "* * *\n\n"
                        + PARAGRAPH + "\n\nCHAPTER II\n\n\n" + PARAGRAPH + "\n\n\nPART II\n\n\nCHAPTER I\n\n\n"
                        + PARAGRAPH + "\nTHE END\n");
    }

    @Test
    void showsTheStructureAsATree() {
        assertThat(agon("scaffold", "field.txt", "--dry-run")).isZero();

        assertThat(out.toString().lines())
                .startsWith("THE LONG FIELD", "by Ann Author", "plain text, UTF-8")
                .contains(
                        "├─ front matter       6",
                        "│  └─ title page      6",
                        "├─ PART I         1,350",
                        "│  ├─ CHAPTER I     900  2 scenes",
                        "│  └─ CHAPTER II    450",
                        "├─ PART II          450",
                        "│  └─ CHAPTER I     450",
                        "2 parts, 3 chapters, 4 scenes, 1,818 words");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        assertThat(agon("scaffold", "field.txt", "--dry-run", "--json")).isZero();

        JsonNode book = new ObjectMapper().readTree(out.toString());
        assertThat(book.path("title").asText()).isEqualTo("THE LONG FIELD");
        assertThat(book.path("author").asText()).isEqualTo("Ann Author");
        assertThat(book.path("words").asInt()).isEqualTo(1818);
        assertThat(book.path("sha256").asText())
                .isEqualTo(io.agon.manuscript.text.Checksum.of(Files.readAllBytes(folder.resolve("field.txt"))));
        assertThat(book.path("chapters")).hasSize(3);
        JsonNode last = book.path("chapters").get(2);
        assertThat(last.path("number").asInt()).isEqualTo(3);
        assertThat(last.path("title").asText()).isEqualTo("CHAPTER I");
        assertThat(last.path("part").asText()).isEqualTo("PART II");
        assertThat(last.path("words").asInt()).isEqualTo(450);
        assertThat(last.path("scenes").asInt()).isEqualTo(1);
        assertThat(book.path("back").get(0).path("kind").asText()).isEqualTo("end-mark");
    }

    @Test
    void saysWhichOptionsDoNotGoTogether() {
        assertThat(agon("scaffold")).isEqualTo(2);
        assertThat(agon("scaffold", "field.txt", "--resume", "s-x")).isEqualTo(2);
        assertThat(agon("scaffold", "--resume", "s-x", "--dry-run")).isEqualTo(2);
        assertThat(agon("book")).isEqualTo(2);
        assertThat(agon("book", "--prompt", "a tale", "--replace", "premise=field.txt"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "BOOK: name a file",
                        "--dry-run: shows a BOOK",
                        "--prompt: say what book",
                        "--replace: changes");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithABook() throws IOException {
        Files.write(folder.resolve("binary.txt"), new byte[4096]);
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.writeString(folder.resolve("line.txt"), "It was a dark and stormy night.\n");

        for (String name : new String[] {"nowhere.txt", "binary.txt", "empty.txt", "line.txt"}) {
            assertThat(agon("scaffold", name, "--dry-run")).as(name).isEqualTo(2);
        }
        assertThat(agon("scaffold", "field.txt", "--dry-run", "--max-size", "0"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("there is no file nowhere.txt")
                .contains("binary.txt: byte 0 (line 1) is 0: must be text")
                .contains("empty.txt: size is 0 bytes")
                .contains("line.txt: text is 7 words: must have at least 50")
                .contains("--max-size: 0 must be 1 to 1000");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void writesNothing() throws IOException {
        agon("scaffold", "field.txt", "--dry-run");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
