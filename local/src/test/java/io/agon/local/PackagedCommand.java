package io.agon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A command of the packaged command line in a process of its own, as a user would start it. */
final class PackagedCommand implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROGRAM = Path.of("target/local.jar").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 240;
    private static final int SIGINT = 2;
    /** They start services, of the kind that was built. */
    private static final Set<String> STARTING = Set.of("run", "up", "scaffold", "book", "induce", "campaign");

    private final Path home;
    private final Path log;
    private final Process process;

    private PackagedCommand(Path home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a command.
     *
     * @param folder where the log and, in {@code home}, the data folder are kept
     * @param environment added to this process's own
     */
    static PackagedCommand start(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        List<String> line = new ArrayList<>(hearsCtrlC() ? List.of() : List.of("env", "--default-signal=INT"));
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PROGRAM.toString()));
        line.addAll(words);
        if (Boolean.getBoolean("agon.native") && STARTING.contains(words.getFirst())) {
            line.add("--native");
        }
        Path home = folder.resolve("home");
        Path log = Files.createTempFile(folder, words.getFirst() + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        List.of("OPENAI_BASE_URL", "OPENAI_API_KEY").forEach(builder.environment()::remove);
        builder.environment().put("AGON_HOME", home.toString());
        builder.environment().putAll(environment);
        return new PackagedCommand(home, log, builder.start());
    }

    static PackagedCommand start(Path folder, List<String> words) throws IOException {
        return start(folder, Map.of(), words);
    }

    /** A shell that starts tests in the background has them, and all that they start, ignore Ctrl-C. */
    private static boolean hearsCtrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .noneMatch(ignored -> (ignored >> (SIGINT - 1) & 1) == 1);
        }
    }

    /** What it wrote so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once it wrote this. */
    PackagedCommand awaitOutput(String text) throws InterruptedException {
        return awaitOutput(text, "");
    }

    /** Returns once it wrote a line with both. */
    PackagedCommand awaitOutput(String text, String more) throws InterruptedException {
        for (long polls = 0; !wrote(text, more); polls++) {
            assertThat(polls)
                    .as("waited for '%s%s' in%n%s", text, more, output())
                    .isLessThan(20 * PATIENCE_SECONDS);
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(ended && !wrote(text, more))
                    .as("ended before it wrote '%s%s':%n%s", text, more, output())
                    .isFalse();
        }
        return this;
    }

    private boolean wrote(String text, String more) {
        return output().lines().anyMatch(line -> line.contains(text) && line.contains(more));
    }

    /** Ends a part of its mesh without warning, once it lives. */
    void kill(String part) throws IOException, InterruptedException {
        for (long polls = 0; !process(part).map(ProcessHandle::destroyForcibly).orElse(false); polls++) {
            assertThat(polls).as("waited for %s to live", part).isLessThan(20 * PATIENCE_SECONDS);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The process of a part, if it lives. */
    private Optional<ProcessHandle> process(String part) throws IOException {
        for (JsonNode each : JSON.readTree(home.resolve("mesh.json").toFile()).path("parts")) {
            if (each.path("name").asText().equals(part)) {
                return ProcessHandle.of(each.path("process").path("pid").asLong())
                        .filter(ProcessHandle::isAlive);
            }
        }
        throw new AssertionError("no part of the mesh is named " + part);
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Waits for its end and gives its exit code. */
    int exit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("still runs:%n%s", output())
                .isTrue();
        return process.exitValue();
    }

    /** Stops it, and its mesh with it, if it still runs. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("does not end:\n" + output(), e);
        }
    }
}
