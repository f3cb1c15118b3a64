package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.api.Candidate;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;
import io.agon.local.evaluation.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Puts runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Put runs side by side: specifications, cost, ratings, likeness of their texts.",
        description = {"Works with or without a mesh that is up.", ""})
final class CompareCommand implements Callable<Integer> {
    private static final int WHOLE = 10_000;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "Ids of runs, or unique beginnings.")
    private List<String> ids;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        return ReadingAccess.read(workbench, api -> {
            List<RunComparison.Side> sides = new ArrayList<>();
            for (String id : ids) {
                sides.add(side(api, id));
            }
            RunComparison comparison = new RunComparison(sides);
            PrintWriter screen = workbench.surroundings().out();
            if (json) {
                screen.println(comparison.document().toPrettyString());
            } else {
                comparison.lines().forEach(screen::println);
            }
            screen.flush();
            return ExitCode.OK.number();
        });
    }

    private static RunComparison.Side side(EvolutionApi api, String id) {
        RunView run = api.run(id);
        Leaderboard last = api.leaderboard(run.id(), WHOLE);
        if (last.entries().isEmpty()) {
            return new RunComparison.Side(run, null, null, List.of());
        }
        Set<String> own =
                last.entries().stream().map(Leaderboard.Entry::candidateId).collect(Collectors.toSet());
        List<String> texts = new ArrayList<>();
        api.candidates(
                run.id(),
                page -> page.stream()
                        .filter(candidate -> own.contains(candidate.id()))
                        .map(Candidate::text)
                        .forEach(texts::add));
        return new RunComparison.Side(run, api.leaderboard(run.id(), WHOLE, 1), last, texts);
    }
}
