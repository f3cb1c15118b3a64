package io.agon.local.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.display.Figures;
import io.agon.local.display.Printable;
import io.agon.local.display.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** A report of evolution-service, put in words. Every number is one of its own. */
public final class EvaluationReport {
    private final JsonNode report;
    private final JsonNode evaluation;

    /** @param report as {@code GET /api/v1/evaluations/ID/report} gives it */
    public EvaluationReport(JsonNode report) {
        this.report = report;
        this.evaluation = report.path("evaluation");
    }

    /** Contrasts, in the order in which they were asked for. */
    List<JsonNode> contrasts() {
        return StreamSupport.stream(evaluation.path("contrasts").spliterator(), false)
                .toList();
    }

    List<JsonNode> curve() {
        return StreamSupport.stream(report.path("curve").spliterator(), false).toList();
    }

    List<JsonNode> sets() {
        return StreamSupport.stream(report.path("sets").spliterator(), false).toList();
    }

    JsonNode evaluation() {
        return evaluation;
    }

    boolean simulated() {
        return evaluation.path("simulated").asBoolean();
    }

    /** What a contrast is called in a sentence. */
    static String other(JsonNode contrast) {
        String name = contrast.path("against").asText();
        return switch (name) {
            case "initial" -> "the run's initial texts";
            case "sequential" -> "sequential prompting with as many tokens";
            case "texts" -> "the given texts";
            default -> "run " + name;
        };
    }

    /** What a contrast found, in a sentence. */
    static String sentence(JsonNode contrast) {
        if (!contrast.has("preference")) {
            return "Against " + other(contrast) + ": nothing could be judged.";
        }
        return String.format(
                Locale.ROOT,
                "Against %s: preferred in %.1f %% of %d comparisons (95 %%: %.1f to %.1f %%), %s.",
                other(contrast),
                100 * contrast.path("preference").asDouble(),
                contrast.path("comparisons").asInt() - contrast.path("voids").asInt(),
                100 * contrast.path("interval").path(0).asDouble(),
                100 * contrast.path("interval").path(1).asDouble(),
                p(contrast.path("correctedPValue").asDouble()));
    }

    /** A p-value as it is written: nobody needs to know how far below 0.001 it is. */
    static String p(double value) {
        return value < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", value);
    }

    /** The same in a cell. */
    static String probability(JsonNode value) {
        return !value.isNumber()
                ? "-"
                : value.asDouble() < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value.asDouble());
    }

    /** The most that so many comparisons can miss. */
    String power() {
        return String.format(
                Locale.ROOT,
                "%d independent comparisons find a preference of %.1f %% four times out of five.",
                evaluation.path("comparisons").asInt(),
                100 * evaluation.path("detectable").asDouble());
    }

    /** How it was done, in sentences. */
    List<String> method() {
        List<String> method = new ArrayList<>();
        method.add(String.format(
                Locale.ROOT,
                "%d texts (%s) of run %s; each comparison was judged in both orders of presentation by %s with the rubric %s%s.",
                evaluation.path("texts").asInt(),
                evaluation.path("of").asText().equals("survivors") ? "those it kept" : "all of its last generation",
                evaluation.path("run").asText(),
                evaluation.path("judge").asText(),
                evaluation.path("rubric").asText(),
                evaluation.path("heldOut").asBoolean() ? ", both held out from the run" : ""));
        method.add(
                "Who meets whom was drawn (seed " + evaluation.path("seed").asLong()
                        + ") and stored before the first judgment. A comparison is won where both orders together prefer the run's text.");
        method.add(
                "Comparisons that share a text are not independent. The p-value is that of a randomisation test, and the"
                        + " interval is Wilson's with as many comparisons as the texts are worth; p is corrected for all contrasts (Holm)."
                        + " Beside them stand the binomial test and Wilson's interval as if comparisons were independent.");
        method.add(power());
        return method;
    }

    /** Lines for a screen. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (simulated()) {
            lines.add("SIMULATED: the inference simulator wrote or judged texts");
        }
        contrasts().forEach(contrast -> lines.add(Printable.line(sentence(contrast))));
        lines.add("");
        Table table = new Table("lrrrrrrrr");
        table.row("against", "wins", "losses", "ties", "void", "preferred", "p", "binomial p", "shown first");
        for (JsonNode contrast : contrasts()) {
            table.row(
                    Printable.line(contrast.path("against").asText()),
                    contrast.path("wins").asText(),
                    contrast.path("losses").asText(),
                    contrast.path("ties").asText(),
                    contrast.path("voids").asText(),
                    percent(contrast.path("preference")),
                    probability(contrast.path("pValue")),
                    probability(contrast.path("binomialPValue")),
                    percent(contrast.path("firstPreferred")));
        }
        lines.addAll(table.lines());
        JsonNode tokens = evaluation.path("tokens");
        lines.add("");
        lines.add(power());
        lines.add("Tokens: run " + Figures.count(tokens.path("run").asLong())
                + (evaluation.has("baseline")
                        ? ", baseline " + Figures.count(tokens.path("baseline").asLong())
                        : "")
                + ", judging " + Figures.count(tokens.path("judging").asLong()));
        return lines;
    }

    static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.asDouble()) : "-";
    }
}
