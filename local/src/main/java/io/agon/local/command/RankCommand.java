package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.display.RankingText;
import io.agon.local.verdicts.Ranking;
import io.agon.local.verdicts.VerdictFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Rates candidates from a file of verdicts. */
@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Rate candidates from pairwise verdicts, ours or anybody's.",
        description = {
            "JSON Lines (such as a run's verdicts.jsonl) or CSV with a header line. Columns: first, second (as the judge saw"
                    + " them), outcome (first, second, tie, void, or the probability that the first is better), optional"
                    + " judge. Needs no mesh.",
            ""
        })
final class RankCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @ParentCommand
    private AgonCommand parent;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The verdicts; - reads standard input.")
    private String input;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "5",
            description = "How many count as the best. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of the ranking, without --json. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of what is drawn to estimate probabilities. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        bounded("--top", top);
        bounded("--limit", limit);
        Workbench workbench = parent.workbench();
        Ranking ranking = Ranking.of(read(workbench), top, seed);
        PrintWriter out = workbench.surroundings().out();
        if (json) {
            out.println(ranking.json());
        } else {
            new RankingText(workbench.style()).lines(ranking, limit).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static void bounded(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new CommandFailure(ExitCode.USAGE, option + ": " + value + " must be 1 to " + MOST);
        }
    }

    private VerdictFile read(Workbench workbench) throws IOException {
        Path file = workbench.surroundings().folder().resolve(input);
        try (InputStream stream = input.equals("-") ? System.in : Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
            return VerdictFile.read(input, reader);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, "--input: there is no file " + input, e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, "--input: " + input + " is no UTF-8 text", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "--input: " + input + " cannot be read: " + e.getMessage(), e);
        }
    }
}
