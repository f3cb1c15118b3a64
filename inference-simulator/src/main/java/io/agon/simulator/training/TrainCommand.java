package io.agon.simulator.training;

import io.agon.simulator.writing.Profile;
import io.agon.simulator.writing.WritingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A trainer's command for the simulated writer: a data set in, an adapter out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Move a simulated writer's traits towards a data set's. Simulated: no model is trained.")
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--dataset", paramLabel = "ZIP", required = true, description = "As ./agon export makes it.")
    private Path dataset;

    @Option(names = "--output", paramLabel = "FOLDER", required = true, description = "The adapter.")
    private Path output;

    @Option(names = "--base", paramLabel = "MODEL", required = true, description = "Name of what is trained.")
    private String base;

    @Option(names = "--adapters", paramLabel = "FOLDER", description = "Where the base is looked for by its name.")
    private Path adapters;

    @Option(names = "--method", description = "sft or dpo.", defaultValue = "sft")
    private Training.Method method;

    @Option(
            names = "--learning",
            description = "Share of the difference that is learnt (0 to 1).",
            defaultValue = "0.3")
    private double learning;

    @Option(names = "--harm", description = "Quality that is lost, log-odds: training makes worse.", defaultValue = "0")
    private double harm;

    @Option(names = "--skill-mean", description = "Of the writer that nothing was trained into.", defaultValue = "0")
    private double skillMean;

    @Option(names = "--steps", description = "Of which it tells.", defaultValue = "1")
    private int steps;

    @Option(names = "--step-time", description = "How long each takes, milliseconds.", defaultValue = "0")
    private long stepMillis;

    @Override
    public Integer call() throws InterruptedException {
        for (int step = 0; step < steps; step++) {
            System.out.printf(Locale.ROOT, "{\"progress\": %.3f, \"simulated\": true}%n", (double) step / steps);
            Thread.sleep(stepMillis);
        }
        try (InputStream zip = Files.newInputStream(dataset)) {
            Profile before = new Adapters(Optional.ofNullable(adapters))
                    .find(base)
                    .orElseGet(() -> Profile.of(WritingOptions.defaults().withSkillMean(skillMean)));
            Training.Trained trained = Training.train(before, zip, new Training.Options(method, learning, harm));
            AdapterFile.write(output, trained.profile());
            System.out.printf(
                    Locale.ROOT,
                    "{\"progress\": 1, \"simulated\": true, \"examples\": %d, \"quality-before\": %.3f, \"quality\": %.3f}%n",
                    trained.examples(),
                    before.quality(),
                    trained.profile().quality());
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("agon-simulator train: " + e.getMessage());
            return 2;
        }
    }
}
