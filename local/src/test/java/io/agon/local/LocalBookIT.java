package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged command line works on books: real broker, real database, scaffold-service, the simulator. */
class LocalBookIT {
    /** A tier that errs like this is another one without it: whoever resumes must say so again. */
    private static final String ERRS = "--simulator-option=--contradictions=0.4";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void buildsTheScaffoldOfABookAndADatasetOfIt() throws Exception {
        // Given
        StringBuilder text = new StringBuilder("THE HARBOUR\n\nby Ann Author\n\n\n");
        for (int chapter = 1; chapter <= 3; chapter++) {
            text.append("CHAPTER ").append(chapter).append("\n\n\n");
            text.append("Marlow went down to the harbour and spoke with Anne about the letter of that winter.\n\n"
                    .repeat(6 + chapter));
        }
        Path book = Files.writeString(folder.resolve("harbour.txt"), text);
        Path out = folder.resolve("out");

        // When
        String id;
        try (var command = PackagedCommand.start(
                folder, List.of("scaffold", book.toString(), "--out", out.toString(), "--seed", "2"))) {
            assertThat(command.exit()).as(command.output()).isZero();

            // Then
            assertThat(command.output())
                    .contains("3 chapters", "its scaffold will take about", "SIMULATED", "finished");
            id = found("agon dataset (\\S+)", command);
        }
        JsonNode scaffold = JSON.readTree(out.resolve("scaffold.json").toFile());
        assertThat(scaffold.path("chapters")).hasSize(3);
        assertThat(scaffold.path("simulated").asBoolean()).isTrue();
        assertThat(scaffold.path("prompts").path("prompts")).hasSize(3);

        Path measured = folder.resolve("measured");
        try (var command = PackagedCommand.start(
                folder, List.of("measure", id, "--scenes", "2", "--chapters", "2", "--out", measured.toString()))) {
            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains("there and back", "after another chapter's", "SIMULATED");
        }
        JsonNode report = JSON.readTree(measured.resolve("measurement.json").toFile());
        assertThat(report.path("roundTrips")).hasSize(4);
        assertThat(report.path("likelihood").path("gain").isNumber()).isTrue();

        Path dataset = folder.resolve("dataset");
        try (var command = PackagedCommand.start(folder, List.of("dataset", id, "--out", dataset.toString()))) {
            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains("train/stages.jsonl", "SIMULATED");
        }
        assertThat(dataset.resolve("README.md")).content().contains("# Prompt-to-book trajectories");
        assertThat(Files.readAllLines(dataset.resolve("train/books.jsonl"))).hasSize(3);
    }

    @Tag("chaos")
    @Test
    void writesTheSameBookWhateverIsKilledAndWhoeverInterrupts() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        try (var command = PackagedCommand.start(folder, book(undisturbed))) {
            assertThat(command.exit()).as(command.output()).isZero();
        }

        Path disturbed = folder.resolve("disturbed");
        String id;
        try (var command = PackagedCommand.start(folder, book(disturbed, "--simulator-option=--latency=fixed:700ms"))) {
            command.awaitOutput("prose 1/").kill("scaffold");
            command.awaitOutput("scaffold died and is started again")
                    .awaitOutput("prose 3/")
                    .interrupt();
            assertThat(command.exit()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            Matcher advice = Pattern.compile("go on with   \\./agon book --resume (\\S+)")
                    .matcher(command.output());
            assertThat(advice.find()).as(command.output()).isTrue();
            id = advice.group(1);
        }
        try (var command =
                PackagedCommand.start(folder, List.of("book", "--resume", id, ERRS, "--out", disturbed.toString()))) {
            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains("book.epub", "Contradictions:");
        }

        assertThat(disturbed.resolve("book.md")).hasSameTextualContentAs(undisturbed.resolve("book.md"));
        assertThat(JSON.readTree(disturbed.resolve("report.json").toFile()))
                .isEqualTo(JSON.readTree(undisturbed.resolve("report.json").toFile()));
        assertThat(disturbed.resolve("book.epub")).exists();
        try (var command = PackagedCommand.start(folder, book(disturbed))) {
            assertThat(command.exit()).as("the folder is somebody's").isEqualTo(ExitCode.USAGE.number());
        }
    }

    @Test
    void hasDraftsOfScenesCompete() throws Exception {
        Path out = folder.resolve("out");
        try (var command = PackagedCommand.start(
                folder,
                List.of(
                        "book",
                        "--prompt",
                        "A tale of a mill",
                        "--chapters",
                        "1",
                        "--words",
                        "400",
                        "--drafts",
                        "3",
                        "--revisions",
                        "1",
                        "--judges",
                        "1",
                        "--out",
                        out.toString()))) {
            assertThat(command.exit()).as(command.output()).isZero();
            // six plans, the canon, three drafts and their matches, a revision by reflection and its own; without all
            // that there were eight
            assertThat(Integer.parseInt(found("Took: +(\\d+) calls", command))).isGreaterThan(20);
        }
        JsonNode book = JSON.readTree(out.resolve("book.json").toFile());
        assertThat(book.path("chapters")
                        .get(0)
                        .path("scenes")
                        .get(0)
                        .path("text")
                        .asText())
                .isNotBlank();
    }

    private static String found(String pattern, PackagedCommand command) {
        Matcher found = Pattern.compile(pattern).matcher(command.output());
        assertThat(found.find()).as(command.output()).isTrue();
        return found.group(1);
    }

    private static List<String> book(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "book",
                "--prompt",
                "A tale of a mill",
                "--chapters",
                "4",
                "--words",
                "2400",
                "--seed",
                "3",
                ERRS,
                "--out",
                out.toString()));
        words.addAll(List.of(more));
        return words;
    }
}
