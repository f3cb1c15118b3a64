package io.agon.evolution.adapter.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Section;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains by a command of the operator's. Everything that is known of a training is in its folder: the data set, the process, its log, its
 * exit status; so that the service can be killed at any moment and goes on watching, or begins the command again where that was killed,
 * too. The command sees nothing of the service's environment but what is harmless.
 */
public final class CommandTrainer implements Trainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Runs the command and keeps its exit status, whoever is there to hear of it. */
    private static final String WRAPPER =
            "echo $$ > pid.part && mv pid.part pid; \"$@\" > log 2>&1; echo $? > exit.part && mv exit.part exit";

    /** What a trainer may need to find its programs, devices and caches; no secrets of the service are among them. */
    private static final Set<String> PASSED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "HF_HOME");

    private static final int MOST_STARTS = 5;
    private static final int END = 16_384;
    /** Between a process's start and its telling of it. */
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private final List<String> command;
    private final Path folder;
    private final Path models;
    /** Begun by this process: they may not have told their numbers yet. */
    private final Map<String, ProcessHandle> begun = new HashMap<>();

    /**
     * @param command with {@code {dataset}}, {@code {output}}, {@code {base}}, {@code {model}} and {@code {method}} in its arguments
     * @param folder where trainings are kept
     * @param models where adapters go, each under its model's name
     */
    public CommandTrainer(List<String> command, Path folder, Path models) {
        this.command = List.copyOf(command);
        this.folder = folder.toAbsolutePath();
        this.models = models.toAbsolutePath();
    }

    @Override
    public synchronized State look(Order order) {
        Path own = folder.resolve(order.id());
        try {
            Files.createDirectories(own);
            Path exit = own.resolve("exit");
            if (Files.exists(exit)) {
                return ended(own, Files.readString(exit).strip(), order);
            }
            if (process(own).isPresent()) {
                TrainingLog log = log(own);
                return new State.Running(log.progress(), log.note());
            }
            if (Files.exists(exit)) {
                // it ended between the two looks
                return ended(own, Files.readString(exit).strip(), order);
            }
            return start(own, order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private State ended(Path own, String status, Order order) throws IOException {
        TrainingLog log = log(own);
        if (!status.equals("0")) {
            return failed("the command ended with status " + status + ": " + log.note());
        }
        Path output = models.resolve(order.model());
        return Files.isDirectory(output)
                ? new State.Done(output.toString(), log.note())
                : failed("the command ended well and left no folder for " + order.model());
    }

    private State start(Path own, Order order) throws IOException {
        Path starts = own.resolve("starts");
        long before = Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
        if (before >= MOST_STARTS) {
            return failed("the command was killed " + before + " times");
        }
        Path dataset = own.resolve("dataset.zip");
        if (!Files.exists(dataset)) {
            Path part = own.resolve("dataset.part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                order.data().write(out);
            }
            Files.move(part, dataset, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.createDirectories(models);
        Files.writeString(starts, Instant.now() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Map<String, String> values = Map.of(
                "dataset", dataset.toString(),
                "output", models.resolve(order.model()).toString(),
                "base", order.base(),
                "model", order.model(),
                "method", Section.word(order.training().method()));
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", WRAPPER, "agon-training"));
        command.forEach(argument -> line.add(filled(argument, values)));
        ProcessBuilder builder = new ProcessBuilder(line).directory(own.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED);
        builder.environment().put("AGON_TRAINING_ID", order.id());
        builder.environment()
                .put("AGON_SETTINGS", JSON.writeValueAsString(order.training().settings()));
        values.forEach((name, value) -> builder.environment().put("AGON_" + name.toUpperCase(Locale.ROOT), value));
        begun.put(order.id(), builder.start().toHandle());
        return new State.Running(null, null);
    }

    private static String filled(String argument, Map<String, String> values) {
        String filled = argument;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static State failed(String detail) {
        return new State.Failed(new Reason(FAILED, detail));
    }

    /** The process that works on a training, if it lives. */
    private Optional<ProcessHandle> process(Path own) throws IOException {
        ProcessHandle known = begun.get(own.getFileName().toString());
        if (known != null) {
            return Optional.of(known).filter(ProcessHandle::isAlive);
        }
        Path file = own.resolve("pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Instant told = Files.getLastModifiedTime(file).toInstant();
        // another process may have the number by now
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, told).abs().compareTo(PROMPT) < 0)
                        .orElse(true));
    }

    private static TrainingLog log(Path own) throws IOException {
        Path file = own.resolve("log");
        if (!Files.exists(file)) {
            return new TrainingLog(null, null);
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - END);
            byte[] end = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(end);
            return TrainingLog.of(new String(end, StandardCharsets.UTF_8));
        }
    }

    @Override
    public synchronized void cancel(String id) {
        try {
            process(folder.resolve(id)).ifPresent(process -> {
                List<ProcessHandle> all = process.descendants().toList();
                boolean unused = process.destroy();
                all.forEach(ProcessHandle::destroy);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
