package io.agon.local.display;

import io.agon.local.api.Candidate;
import io.agon.local.api.Costs;
import io.agon.local.api.Leaderboard;
import io.agon.local.api.RunView;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The end of a run for people: leaderboard, best text, progress since the beginning, cost, warnings. */
public final class ReportText {
    private static final int WIDEST_PROSE = 100;

    private final Style style;
    private final int width;

    public ReportText(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    public List<String> lines(Report report) {
        RunView run = report.run();
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (run.simulated()) {
            lines.add(style.warning(
                    "SIMULATED: texts and verdicts come from Agon's inference simulator, not from a language model."));
            lines.add("");
        }
        lines.add(style.bold("Leaderboard")
                + style.dim(" of generation " + report.board().generation() + " ("
                        + Printable.line(
                                report.board().method() == null
                                        ? ""
                                        : report.board().method())
                        + ", 400 points are odds of 10 to 1, ± is half of the 90 % interval)"));
        if (report.board().entries().isEmpty()) {
            lines.add("Nothing has been rated yet.");
        } else {
            lines.addAll(LeaderboardText.lines(report.board(), report::lineage, width - 1));
        }
        if (report.best() != null) {
            lines.add("");
            lines.addAll(best(report.best(), run));
        }
        lines.add("");
        lines.addAll(comparison(report));
        lines.addAll(cost(run, report.costs()));
        lines.addAll(warnings(run));
        return lines;
    }

    /** One candidate's text under a heading. */
    public List<String> best(Candidate candidate, RunView run) {
        List<String> lines = new ArrayList<>();
        String about = Stream.of(
                        candidate.words() == null ? null : candidate.words() + " words",
                        candidate.style() == null ? null : "in the style of " + candidate.style(),
                        candidate.theme() == null ? null : "theme: " + candidate.theme(),
                        candidate.objective() == null ? null : "improved for: " + candidate.objective())
                .filter(part -> part != null)
                .map(Printable::line)
                .reduce((a, b) -> a + ", " + b)
                .map(parts -> " (" + parts + ")")
                .orElse("");
        lines.add(style.bold(Printable.line(candidate.label()))
                + style.dim(about)
                + (run.simulated() ? style.warning(" [SIMULATED]") : ""));
        lines.add("");
        if (candidate.text() == null) {
            lines.add("There is no text: " + Printable.line(candidate.status()) + ", "
                    + Printable.line(String.join("; ", candidate.violations())));
        } else {
            for (String line : Wrapped.lines(Printable.text(candidate.text()), Math.min(width - 4, WIDEST_PROSE))) {
                lines.add(line.isEmpty() ? "" : "  " + line);
            }
        }
        return lines;
    }

    private List<String> comparison(Report report) {
        Leaderboard.Entry initial = report.initial();
        if (initial == null
                || report.board().entries().isEmpty()
                || report.board().generation() < 2) {
            return List.of();
        }
        Leaderboard.Entry last = report.board().entries().getFirst();
        Table table = new Table("lll");
        table.row("Best at first", Printable.line(initial.label()), rating(initial));
        table.row("Best at last", Printable.line(last.label()), rating(last));
        List<String> lines = new ArrayList<>(table.lines());
        if (initial.candidateId().equals(last.candidateId())) {
            lines.add(style.warning("No variant overtook the best initial candidate."));
        }
        return lines;
    }

    private static String rating(Leaderboard.Entry entry) {
        return Figures.rating(entry.rating(), entry.low(), entry.high());
    }

    private static List<String> cost(RunView run, Costs costs) {
        RunView.Usage usage = run.usage();
        List<String> lines = new ArrayList<>();
        String time = run.createdAt() == null || run.endedAt() == null
                ? ""
                : " in " + Figures.duration(Duration.between(run.createdAt(), run.endedAt()));
        BigDecimal total = costs == null ? null : costs.total();
        String money = total == null ? Figures.money(run.cost()) : Figures.money(total, costs.currency());
        lines.add("Cost: " + Figures.count(usage.calls()) + " calls, " + Figures.count(usage.promptTokens())
                + " prompt tokens (" + Figures.count(usage.cachedTokens()) + " cached), "
                + Figures.count(usage.completionTokens()) + " completion tokens, " + money + time);
        lines.add("Matches: " + run.matches().decided() + " decided, "
                + run.matches().voided() + " of them void, " + run.matches().saved() + " saved; drafts: "
                + run.drafts().drafted() + " written, " + run.drafts().rejected() + " rejected");
        return lines;
    }

    private List<String> warnings(RunView run) {
        List<String> lines = new ArrayList<>();
        for (RunView.Warning warning : run.warnings()) {
            lines.add(style.warning(
                    "Warning (" + Printable.line(warning.code()) + "): " + Printable.line(warning.message())));
        }
        return lines;
    }
}
