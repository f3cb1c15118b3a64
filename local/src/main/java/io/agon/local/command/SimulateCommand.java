package io.agon.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts the inference simulator alone, in this process. */
@Command(
        name = "simulate",
        header = "Start the inference simulator alone.",
        mixinStandardHelpOptions = false,
        description = {
            "All options are those of the simulator: see   ./agon simulate --help",
            "What it serves is SIMULATED: no language model is called."
        })
final class SimulateCommand implements Callable<Integer> {
    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        io.agon.simulator.Main.main(options.toArray(String[]::new));
        return 0;
    }
}
