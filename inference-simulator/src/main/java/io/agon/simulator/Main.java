package io.agon.simulator;

import io.agon.simulator.answering.ModelNames;
import io.agon.simulator.judging.JudgingOptions;
import io.agon.simulator.novel.BookFaults;
import io.agon.simulator.tier.Faults;
import io.agon.simulator.tier.Latency;
import io.agon.simulator.tier.TierOptions;
import io.agon.simulator.training.TrainCommand;
import io.agon.simulator.writing.WritingOptions;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The simulator as a process. Prints one line when it is ready, and stops on SIGTERM. */
@Command(
        name = "agon-simulator",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        subcommands = TrainCommand.class,
        description = "An OpenAI-compatible tier with known quality, latency and faults. Simulated: no model runs.")
public final class Main implements Callable<Integer> {
    /** As the other commands: the machine stands in the way. */
    private static final int PORT_TAKEN = 4;

    @Option(names = "--host", description = "Address to bind to.", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--port", description = "Port; 0: any free one.", defaultValue = "0")
    private int port;

    @Option(names = "--seed", description = "Seed of whatever is drawn.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--api-key-env",
            paramLabel = "VARIABLE",
            description = "Environment variable that holds the key requests must carry.")
    private String apiKeyVariable;

    @ArgGroup(exclusive = false, validate = false, heading = "%nModels%n")
    private final Models models = new Models();

    @ArgGroup(exclusive = false, validate = false, heading = "%nWriter (quality in log-odds)%n")
    private final Writing writing = new Writing();

    @ArgGroup(exclusive = false, validate = false, heading = "%nJudge%n")
    private final Judging judging = new Judging();

    @ArgGroup(exclusive = false, validate = false, heading = "%nBooks (shares of what goes wrong)%n")
    private final Books books = new Books();

    @ArgGroup(exclusive = false, validate = false, heading = "%nTier%n")
    private final Tier tier = new Tier();

    private static final class Models {
        @Option(names = "--writer-model", description = "Name of the writer.", defaultValue = "simulated-writer")
        private String writer;

        @Option(names = "--judge-model", description = "Name of the judge.", defaultValue = "simulated-judge")
        private String judge;

        @Option(
                names = "--nonsense-model",
                description = "Name of the model that answers only nonsense.",
                defaultValue = "simulated-nonsense")
        private String nonsense;

        @Option(
                names = "--adapters",
                paramLabel = "FOLDER",
                description = "Trained writers: each in a folder below it, served under the folder's name.")
        private Path adapters;
    }

    private static final class Writing {
        @Option(names = "--skill-mean", description = "Mean quality of first drafts.", defaultValue = "0")
        private double skillMean;

        @Option(names = "--skill-spread", description = "Its standard deviation.", defaultValue = "0.966")
        private double skillSpread;

        @Option(names = "--revision-offset", description = "Mean gain of a revision.", defaultValue = "0.45")
        private double revisionOffset;

        @Option(names = "--revision-spread", description = "Its standard deviation.", defaultValue = "0.483")
        private double revisionSpread;

        @Option(
                names = "--revision-pull",
                description = "Share of what a parent is better than first drafts that a revision loses (0 to 1).",
                defaultValue = "0")
        private double revisionPull;

        @Option(
                names = "--target-success",
                description = "Share of revisions that raise the trait asked for.",
                defaultValue = "0.85")
        private double targetSuccess;

        @Option(names = "--target-gain", description = "Mean gain of that trait (0 to 1).", defaultValue = "0.16")
        private double targetGain;

        @Option(
                names = "--rule-breaks",
                description = "Share of drafts over their word limit, and of plans that break a rule.",
                defaultValue = "0.05")
        private double ruleBreaks;

        @Option(
                names = "--advice-spread",
                description = "How much it matters which technique a revision is told to use; 0: not at all.",
                defaultValue = "0")
        private double adviceSpread;
    }

    private static final class Books {
        @Option(
                names = "--contradictions",
                description = "Share of scenes of books that contradict a lasting fact when they are first written.",
                defaultValue = "0")
        private double contradictions;

        @Option(
                names = "--stubborn-contradictions",
                description = "Share of scenes that keep a contradiction when they are written again.",
                defaultValue = "0")
        private double stubborn;

        @Option(
                names = "--missed-contradictions",
                description = "Share of contradictions that the reader of a scene does not name.",
                defaultValue = "0")
        private double missed;

        @Option(
                names = "--loops",
                description = "Share of scene texts that run in circles until the token limit.",
                defaultValue = "0")
        private double loops;
    }

    private static final class Judging {
        @Option(names = "--discrimination", description = "Factor on differences of quality.", defaultValue = "1")
        private double discrimination;

        @Option(names = "--position-bias", description = "Log-odds for what is shown first.", defaultValue = "0.5")
        private double positionBias;

        @Option(names = "--position-bias-spread", description = "Its spread over pairs.", defaultValue = "0")
        private double positionBiasSpread;

        @Option(names = "--tie-tendency", description = "Davidson's nu.", defaultValue = "0.2")
        private double tieTendency;

        @Option(
                names = "--pair-effect",
                description = "Spread of what a pair keeps when asked again.",
                defaultValue = "0")
        private double pairEffect;

        @Option(names = "--confidence", description = "Concentration of soft verdicts.", defaultValue = "3")
        private double confidence;

        @Option(names = "--malformed", description = "Share of unreadable verdicts.", defaultValue = "0.02")
        private double malformed;

        @Option(names = "--deterministic", description = "Answer a question always alike, whatever the seed.")
        private boolean deterministic;
    }

    private static final class Tier {
        @Option(names = "--slots", description = "Requests served at once.", defaultValue = "256")
        private int slots;

        @Option(names = "--queue", description = "Requests that may wait; more get 429.", defaultValue = "10000")
        private int queue;

        @Option(
                names = "--latency",
                description = "instant, fixed:500ms, lognormal:MEAN:SIGMA or tokens:PREFILL:DECODE (tokens a second).",
                defaultValue = "instant")
        private String latency;

        @Option(
                names = "--cache-tokens",
                description = "Prompt tokens that the prefix cache holds.",
                defaultValue = "524288")
        private int cacheTokens;

        @Option(names = "--fault-429", description = "Share of requests answered 429.", defaultValue = "0")
        private double rateLimited;

        @Option(names = "--fault-500", description = "Share of requests answered 500.", defaultValue = "0")
        private double serverError;

        @Option(names = "--fault-503", description = "Share of requests answered 503.", defaultValue = "0")
        private double unavailable;

        @Option(names = "--fault-hang", description = "Share of requests never answered.", defaultValue = "0")
        private double hangs;
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatorOptions options;
        try {
            options = options();
        } catch (IllegalArgumentException e) {
            System.err.println("agon-simulator: " + e.getMessage());
            return 2;
        }
        try (SimulatorServer server = SimulatorServer.start(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("agon-simulator ready on " + server.baseUrl() + " (simulated)");
            new CountDownLatch(1).await();
            return 0;
        } catch (IllegalStateException e) {
            System.err.println("agon-simulator: " + e.getMessage());
            return PORT_TAKEN;
        }
    }

    private SimulatorOptions options() {
        SimulatorOptions options = new SimulatorOptions(
                host,
                port,
                seed,
                Optional.empty(),
                new ModelNames(models.writer, models.judge, models.nonsense),
                Optional.ofNullable(models.adapters),
                new WritingOptions(
                        writing.skillMean,
                        writing.skillSpread,
                        writing.revisionOffset,
                        writing.revisionSpread,
                        writing.revisionPull,
                        writing.targetSuccess,
                        writing.targetGain,
                        writing.ruleBreaks,
                        writing.adviceSpread),
                new JudgingOptions(
                        judging.discrimination,
                        judging.positionBias,
                        judging.positionBiasSpread,
                        judging.tieTendency,
                        judging.pairEffect,
                        judging.confidence,
                        judging.malformed,
                        judging.deterministic),
                new BookFaults(books.contradictions, books.stubborn, books.missed, books.loops),
                new TierOptions(
                        tier.slots,
                        tier.queue,
                        Latency.parse(tier.latency),
                        new Faults.Shares(tier.rateLimited, tier.serverError, tier.unavailable, tier.hangs),
                        tier.cacheTokens));
        if (apiKeyVariable == null) {
            return options;
        }
        String key = System.getenv(apiKeyVariable);
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "api-key-env is " + apiKeyVariable + ": must name an environment variable that is set");
        }
        return options.withApiKey(key);
    }
}
