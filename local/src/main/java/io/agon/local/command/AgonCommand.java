package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.display.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** The root: without a command it shows what there is. */
@Command(
        name = "agon",
        mixinStandardHelpOptions = true,
        version = "Agon 0.1.0",
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Lets language models write many texts for a brief, judges them in pairs, and breeds the best.",
        description = {
            "",
            "Try it:",
            "  ./agon run --quick                        a small run, simulated without a model",
            "  ./agon run --endpoint http://127.0.0.1:11434/v1 --model llama3.2",
            "  ./agon run --spec examples/poem.yaml --seed 42 --out results",
            "  ./agon show RUN                           leaderboard and best text again",
            ""
        },
        footer = {
            "",
            "Database and logs lie in $AGON_HOME, else $XDG_DATA_HOME/agon, else",
            "~/.local/share/agon.",
            "NO_COLOR switches colours off.",
            "`./agon test` builds and tests everything."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:internal error",
            " 2:wrong command line or run specification",
            " 3:run paused: the endpoint or the model stands in the way",
            " 4:the machine stands in the way: port, disk, memory, database, JDK",
            " 5:no such run or candidate",
            "130:stopped by Ctrl-C"
        },
        subcommands = {
            RunCommand.class,
            ShowCommand.class,
            WatchCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            CampaignCommand.class,
            CompareCommand.class,
            VotesCommand.class,
            RankCommand.class,
            InduceCommand.class,
            ImproveCommand.class,
            ScaffoldCommand.class,
            BookCommand.class,
            MeasureCommand.class,
            DatasetCommand.class,
            StyleCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            SimulateCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            SuperviseCommand.class,
            BrokerProcessCommand.class
        })
public final class AgonCommand implements Callable<Integer> {
    private final Workbench workbench;

    @Spec
    private CommandSpec spec;

    public AgonCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    /** The command line, with the way it tells failures. */
    public static CommandLine commandLine(Workbench workbench) {
        return new CommandLine(new AgonCommand(workbench))
                .setOut(workbench.surroundings().out())
                .setErr(workbench.surroundings().err())
                .setUsageHelpWidth(Math.min(100, workbench.surroundings().width()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        workbench.surroundings().colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, typed) -> {
                    CommandLine command = failure.getCommandLine();
                    command.getErr().println(Printable.line(failure.getMessage()));
                    command.getErr()
                            .println("See   ./" + command.getCommandSpec().qualifiedName() + " --help");
                    return ExitCode.USAGE.number();
                })
                .setExecutionExceptionHandler(new FailureText(workbench));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(workbench.surroundings().out());
        return 0;
    }

    Workbench workbench() {
        return workbench;
    }
}
