package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged command line runs the whole mesh: real broker, real database, every service, the simulator. */
class LocalRunIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROGRAM = Path.of("target/local.jar").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void sameSeedGivesTheSameRankingOnOneJudgeAndOnTwoEvenIfAJudgeIsKilled() throws Exception {
        // Given
        Path calm = run("calm", List.of("--judges", "1"), false);

        // When
        Path disturbed = run("disturbed", List.of("--judges", "2", "--simulator-option=--latency=fixed:100ms"), true);

        // Then
        JsonNode one = JSON.readTree(calm.toFile());
        JsonNode other = JSON.readTree(disturbed.toFile());
        assertThat(labels(other)).isEqualTo(labels(one)).hasSize(12);
        for (JsonNode run : List.of(one, other)) {
            Set<String> matches = new HashSet<>();
            run.path("verdicts").forEach(v -> matches.add(v.path("matchId").asText()));
            assertThat(matches).hasSize(240).hasSize(run.path("verdicts").size());
            assertThat(run.path("status").asText()).isEqualTo("completed");
            assertThat(run.path("simulated").asBoolean()).isTrue();
        }
    }

    /** Runs to the end and gives the path of its run.json. */
    private Path run(String name, List<String> options, boolean killAJudge) throws Exception {
        Path out = folder.resolve(name);
        Path home = folder.resolve("home-" + name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PROGRAM.toString(),
                "run",
                "--quick",
                "--seed",
                "7",
                "--out",
                out.toString()));
        command.addAll(options);
        File log = folder.resolve(name + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(Map.of("AGON_HOME", home.toString()));
        builder.environment().remove("OPENAI_BASE_URL");
        Process process = builder.start();
        try {
            if (killAJudge) {
                killOneJudgeOnce(process, home, log.toPath());
            }
            assertThat(process.waitFor(240, TimeUnit.SECONDS))
                    .as(tail(log.toPath()))
                    .isTrue();
            assertThat(process.exitValue()).as(tail(log.toPath())).isZero();
        } finally {
            process.destroy();
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        return out.resolve("run.json");
    }

    private static void killOneJudgeOnce(Process run, Path home, Path log) throws Exception {
        while (run.isAlive()) {
            if (Files.readString(log).contains("judging, generation 1")) {
                for (JsonNode part :
                        JSON.readTree(home.resolve("mesh.json").toFile()).path("parts")) {
                    if (part.path("name").asText().equals("judge-1")) {
                        long pid = part.path("process").path("pid").asLong();
                        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                                .isTrue();
                        return;
                    }
                }
            }
            if (run.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("the run ended before a judge could be killed: " + tail(log));
    }

    private static List<String> labels(JsonNode run) {
        List<String> labels = new ArrayList<>();
        run.path("ratings")
                .path(run.path("ratings").size() - 1)
                .path("entries")
                .forEach(e -> labels.add(e.path("label").asText()));
        return labels;
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
