package io.agon.local.command;

import io.agon.benchmarks.ranking.EvolutionBenchmark;
import io.agon.benchmarks.ranking.RankingBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;

/** {@code agon bench}: benchmarks. Options of those without a mesh are the benchmarks' own. */
@Command(
        name = "bench",
        header = "Measure, side by side with a baseline.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchCommand.Ranking.class,
            BenchCommand.Evolution.class,
            BenchQualityCommand.class,
            BenchRegretCommand.class,
            BenchConcurrencyCommand.class,
            BenchQueuesCommand.class,
            BenchMeshCommand.class,
            BenchScheduleCommand.class,
            BenchRewardsCommand.class,
            BenchJudgeCommand.class,
            BenchCriteriaCommand.class,
            BenchReflectionCommand.class,
            BenchExportCommand.class,
            BenchEvaluateCommand.class,
            BenchNativeCommand.class
        })
final class BenchCommand {
    @ParentCommand
    private AgonCommand parent;

    Workbench workbench() {
        return parent.workbench();
    }

    /** Methods of ranking in the same simulated worlds. */
    @Command(
            name = "ranking",
            header = "Ranking methods in the same simulated worlds: regret against judge calls.",
            description =
                    "--candidates N --top K --separation S --position-bias B --tie T --void V --batch M --budget CALLS"
                            + " --replicates R --seed X --methods elo,glicko,swiss,random-bt,adaptive --pair-effect SD"
                            + " --bias-spread SD --deterministic --quality normal|heavy|clusters --json")
    static final class Ranking implements Runnable {
        @Unmatched
        private List<String> options = new ArrayList<>();

        @Override
        public void run() {
            RankingBenchmark.main(options.toArray(String[]::new));
        }
    }

    /** The whole loop in simulated worlds. */
    @Command(
            name = "evolution",
            header = "The whole loop in simulated worlds: final true quality against judge calls.",
            description =
                    "Options as those of ranking, and --budgets A,B,C --later-share F; docs/benchmarks.md has examples.")
    static final class Evolution implements Runnable {
        @Unmatched
        private List<String> options = new ArrayList<>();

        @Override
        public void run() {
            EvolutionBenchmark.main(options.toArray(String[]::new));
        }
    }
}
