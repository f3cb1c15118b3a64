package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Candidate;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.RunView;
import io.agon.local.display.LineageText;
import io.agon.local.display.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Shows a run that is going on or has ended. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Show a run: leaderboard, best text, cost.",
        description = {"Works with or without a mesh that is up.", ""})
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Parameters(
            paramLabel = "RUN",
            description = "Id of the run; a unique beginning of at least 4 characters is enough.")
    private String run;

    @Option(names = "--candidate", paramLabel = "LABEL", description = "Show this candidate's text, such as g2-07.")
    private String candidate;

    @Option(names = "--lineage", description = "Show who descends from whom.")
    private boolean lineage;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Lines of the leaderboard. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Override
    public Integer call() throws IOException {
        if (top < 1 || top > 10_000) {
            throw new CommandFailure(ExitCode.USAGE, "--top: " + top + " must be 1 to 10000");
        }
        return ReadingAccess.read(parent.workbench(), this::show);
    }

    private int show(EvolutionApi api) {
        Workbench workbench = parent.workbench();
        PrintWriter out = workbench.surroundings().out();
        ReportText text =
                new ReportText(workbench.style(), workbench.surroundings().width());
        RunView view = api.run(run);
        List<String> lines = new ArrayList<>();
        if (candidate != null || lineage) {
            List<Candidate> all = new ArrayList<>();
            api.candidates(view.id(), all::addAll);
            if (candidate != null) {
                lines.addAll(text.best(named(all), view));
            }
            if (lineage) {
                lines.addAll(LineageText.lines(all));
            }
        } else {
            lines.add("Run " + view.id() + ", " + view.status() + ", generation " + view.generation() + " of "
                    + view.generations() + (view.seed() == null ? "" : ", seed " + view.seed()));
            lines.addAll(text.lines(new Reports(api).of(view, top)));
        }
        lines.forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private Candidate named(List<Candidate> all) {
        return all.stream()
                .filter(c -> candidate.equals(c.label()) || candidate.equals(c.id()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND, "--candidate: '" + candidate + "' is no candidate of this run"));
    }
}
