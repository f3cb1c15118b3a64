package io.agon.local.display;

import io.agon.local.verdicts.Ranking;
import io.agon.ranking.JudgeReliability;
import io.agon.ranking.RankingReport;
import io.agon.ranking.RatingResult;
import io.agon.ranking.Scale;

import java.util.ArrayList;
import java.util.List;

/** A {@link Ranking} for people. */
public final class RankingText {
    private static final int LONGEST_NAME = 40;
    private static final int SHOWN_OF_A_COMPONENT = 5;
    private static final int SHOWN_COMPONENTS = 5;

    private final Style style;

    public RankingText(Style style) {
        this.style = style;
    }

    /** @param limit most candidates to show */
    public List<String> lines(Ranking ranking, int limit) {
        RankingReport report = ranking.report();
        List<String> lines = new ArrayList<>();
        lines.add(ranking.names().size() + " candidates, " + ranking.verdicts() + " verdicts, " + ranking.voids()
                + " void, " + ranking.judges().size() + (ranking.judges().size() == 1 ? " judge" : " judges"));
        lines.add("");
        lines.addAll(candidates(ranking, limit));
        lines.add("");
        lines.addAll(judges(ranking));
        lines.add("");
        lines.add("Of the first " + report.top() + ", " + Figures.decimal(report.wrongMembers(), 2)
                + " are expected not to be among the best; they are expected to be "
                + Figures.decimal(Scale.shown(report.regret()) - Scale.shown(0.0), 0) + " points worse than those.");
        lines.add(reliability(report.reliability()));
        lines.addAll(warnings(ranking));
        return lines;
    }

    private List<String> candidates(Ranking ranking, int limit) {
        Table table = new Table("rlrlrr");
        table.row("rank", "candidate", "rating", "", "top " + ranking.report().top(), "verdicts");
        List<RankingReport.Entry> entries = ranking.report().entries();
        for (RankingReport.Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            RatingResult.Interval rating = entry.rating();
            table.row(
                    Integer.toString(entry.rank()),
                    Printable.line(ranking.names().get(entry.candidate()), LONGEST_NAME),
                    Long.toString(Math.round(Scale.shown(rating.estimate()))),
                    Figures.plusMinus(Scale.shown(rating.low()), Scale.shown(rating.high())),
                    Figures.percent(entry.topProbability()),
                    Integer.toString(entry.comparisons()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                style.bold("Ranking") + style.dim(" (400 points are odds of 10 to 1, ± is half of the 90 % interval)"));
        lines.addAll(table.lines());
        if (entries.size() > limit) {
            lines.add(style.dim("and " + (entries.size() - limit) + " more"));
        }
        return lines;
    }

    private List<String> judges(Ranking ranking) {
        Table table = new Table("lrrlr");
        table.row("judge", "verdicts", "leans to the first by", "", "ties");
        for (RankingReport.Judge judge : ranking.report().judges()) {
            RatingResult.Interval bias = judge.positionBias();
            table.row(
                    Printable.line(ranking.judges().get(judge.judge()), LONGEST_NAME),
                    Integer.toString(judge.comparisons()),
                    Figures.decimal(bias.estimate(), 2),
                    "(" + Figures.decimal(bias.low(), 2) + " to " + Figures.decimal(bias.high(), 2) + ") log-odds",
                    Figures.percent(judge.ties()));
        }
        return table.lines();
    }

    private static String reliability(JudgeReliability reliability) {
        if (Double.isNaN(reliability.splitHalf())) {
            return "Too few verdicts to tell how well they agree with each other.";
        }
        String line = "Split-half reliability " + Figures.decimal(reliability.splitHalf(), 2);
        return Double.isNaN(reliability.accuracy())
                ? line
                : line + "; verdicts foretell " + Figures.percent(reliability.accuracy())
                        + " of the others, position alone " + Figures.percent(reliability.baselineAccuracy()) + ".";
    }

    private List<String> warnings(Ranking ranking) {
        List<String> lines = new ArrayList<>();
        for (RankingReport.Judge judge : ranking.report().judges()) {
            if (judge.noBetterThanChance()) {
                lines.add(style.warning("Warning: the verdicts of "
                        + Printable.line(ranking.judges().get(judge.judge()), LONGEST_NAME)
                        + " are no better than chance: the ranking means little."));
            }
        }
        if (ranking.report().disconnected()) {
            List<List<String>> components = ranking.components();
            lines.add(style.warning("Warning: " + components.size()
                    + " groups were never compared with each other; how they rank among each other is a guess:"));
            for (List<String> component : components.subList(0, Math.min(SHOWN_COMPONENTS, components.size()))) {
                lines.add("  " + component.size() + ": "
                        + Printable.line(String.join(
                                ", ", component.subList(0, Math.min(SHOWN_OF_A_COMPONENT, component.size()))))
                        + (component.size() > SHOWN_OF_A_COMPONENT ? ", …" : ""));
            }
            if (components.size() > SHOWN_COMPONENTS) {
                lines.add("  and " + (components.size() - SHOWN_COMPONENTS) + " more");
            }
        }
        return lines;
    }
}
