package io.agon.local.display;

import io.agon.local.api.RunView;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run's progress as text: some lines for a terminal, one line for a log. */
public final class ProgressText {
    private static final int LONGEST_BAR = 40;

    private final Style style;
    private final int width;

    public ProgressText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /** What a terminal shows, redrawn in place; every line fits. */
    public List<String> lines(RunView run, Pace pace) {
        RunView.Matches matches = run.matches();
        double share = matches.planned() == 0 ? 0 : Math.min(1.0, matches.decided() / (double) matches.planned());
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(cut(Printable.line(run.title() == null ? run.id() : run.title())
                + (run.simulated() ? "   [SIMULATED]" : ""))));
        int length = Math.min(LONGEST_BAR, width - 12);
        int filled = (int) Math.round(share * length);
        lines.add(style.good("█".repeat(filled)) + style.dim("░".repeat(length - filled)) + "  "
                + Figures.percent(share));
        lines.add(cut(stage(run) + rate(pace) + remaining(run, pace)));
        lines.add(cut(best(run) + spent(run)));
        if (run.paused() && run.reason() != null) {
            lines.add(style.warning(cut("paused: " + Printable.line(run.reason().code()))));
        }
        return lines;
    }

    /** What a log shows. */
    public String line(RunView run, Pace pace) {
        return stage(run) + rate(pace) + remaining(run, pace) + " | " + best(run) + spent(run);
    }

    private static String stage(RunView run) {
        RunView.Matches matches = run.matches();
        String what = run.status().equals("drafting")
                ? run.drafts().drafted() + " of " + run.drafts().requested() + " drafts written"
                        + (run.drafts().rejected() > 0 ? ", " + run.drafts().rejected() + " rejected" : "")
                : matches.generationDecided() + " of " + matches.generationPlanned() + " matches judged";
        return Printable.line(run.status()) + ", generation " + run.generation() + " of " + run.generations() + ": "
                + what + " (" + matches.decided() + " of " + matches.planned() + " in all"
                + (matches.voided() > 0 ? ", " + matches.voided() + " void" : "") + ")";
    }

    private static String rate(Pace pace) {
        return pace.perSecond()
                .map(rate -> ", " + Figures.decimal(rate, rate < 10 ? 1 : 0) + " a second")
                .orElse("");
    }

    private static String remaining(RunView run, Pace pace) {
        if (run.resting()) {
            return "";
        }
        Optional<Duration> rest =
                pace.remaining(run.matches().planned() - run.matches().decided());
        return rest.map(time -> ", about " + Figures.duration(time) + " left").orElse("");
    }

    private static String best(RunView run) {
        RunView.Best best = run.best();
        return best == null
                ? "best: none yet"
                : "best: " + Printable.line(best.label()) + " at "
                        + Figures.rating(best.rating(), best.low(), best.high());
    }

    private static String spent(RunView run) {
        RunView.Usage usage = run.usage();
        return ", " + Figures.count(usage.calls()) + " calls, "
                + Figures.count(usage.promptTokens() + usage.completionTokens()) + " tokens"
                + (run.cost() == null ? "" : ", " + Figures.money(run.cost()));
    }

    private String cut(String line) {
        return Printable.line(line, width - 1);
    }
}
