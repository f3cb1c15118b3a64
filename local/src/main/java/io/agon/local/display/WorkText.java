package io.agon.local.display;

import io.agon.local.api.Work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The progress of work on a book as text: a line a level for a terminal, one line for a log. */
public final class WorkText {
    private static final int BAR = 24;

    private final Style style;
    private final int width;

    public WorkText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** What a terminal shows, redrawn in place; every line fits. */
    public List<String> lines(Work work) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(Printable.line(title(work) + (work.simulated() ? "   [SIMULATED]" : ""), width - 1)));
        for (Work.Level level : work.progress()) {
            int filled = level.known() == 0 ? 0 : BAR * level.done() / level.known();
            lines.add(String.format("%-11s", Printable.line(level.level(), 10)) + style.good("█".repeat(filled))
                    + style.dim("░".repeat(BAR - filled)) + "  " + level.done() + " of " + level.known());
        }
        lines.add(Printable.line(cost(work), width - 1));
        if (work.paused() && work.reason() != null) {
            lines.add(style.warning(Printable.line("paused: " + work.reason().code(), width - 1)));
        }
        return lines;
    }

    /** What a log shows. */
    public String line(Work work) {
        return Printable.line(work.status()) + ": "
                + work.progress().stream()
                        .map(level -> Printable.line(level.level()) + " " + level.done() + "/" + level.known())
                        .collect(Collectors.joining(", "))
                + " | " + cost(work);
    }

    /** What it took so far. */
    public static String cost(Work work) {
        return Figures.count(work.cost().calls()) + " calls, "
                + Figures.count(work.cost().promptTokens()) + " tokens read, "
                + Figures.count(work.cost().completionTokens()) + " written";
    }

    private static String title(Work work) {
        return work.title() == null ? work.id() : work.title();
    }
}
