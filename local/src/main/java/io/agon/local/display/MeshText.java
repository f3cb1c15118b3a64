package io.agon.local.display;

import io.agon.local.api.RunSummaries;

import java.util.List;
import java.util.OptionalLong;

/** Parts of a mesh and lists of runs as tables. */
public final class MeshText {
    private static final long MIB = 1024 * 1024;
    private static final int TITLE = 50;

    private MeshText() {}

    /**
     * One part.
     *
     * @param management the port where it tells its health and its metrics, or null
     */
    public record Line(
            String name, String state, long process, int port, Integer management, int restarts, OptionalLong memory) {}

    public static List<String> parts(List<Line> parts) {
        Table table = new Table("llrrrrr");
        table.row("part", "state", "process", "port", "management", "restarts", "memory");
        for (Line part : parts) {
            table.row(
                    part.name(),
                    part.state(),
                    Long.toString(part.process()),
                    Integer.toString(part.port()),
                    part.management() == null ? "" : part.management().toString(),
                    Integer.toString(part.restarts()),
                    part.memory().isPresent() ? part.memory().getAsLong() / MIB + " MiB" : "");
        }
        return table.lines();
    }

    public static List<String> runs(RunSummaries runs) {
        if (runs.runs().isEmpty()) {
            return List.of("No runs yet.");
        }
        Table table = new Table("lllll");
        table.row("run", "status", "generation", "begun", "title");
        for (RunSummaries.RunSummary run : runs.runs()) {
            table.row(
                    Printable.line(run.id()),
                    Printable.line(run.status()),
                    run.generation() + " of " + run.generations(),
                    run.createdAt() == null ? "" : run.createdAt().toString().replaceAll("\\.[0-9]+Z", "Z"),
                    Printable.line(run.title() == null ? "" : run.title(), TITLE)
                            + (run.simulated() ? " [SIMULATED]" : ""));
        }
        return table.lines();
    }
}
