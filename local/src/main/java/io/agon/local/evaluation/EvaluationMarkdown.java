package io.agon.local.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;

/** A report as Markdown. */
public final class EvaluationMarkdown {
    private EvaluationMarkdown() {}

    public static String of(EvaluationReport report) {
        StringBuilder page = new StringBuilder("# Evaluation ")
                .append(cell(report.evaluation().path("id").asText()))
                .append("\n\n");
        if (report.simulated()) {
            page.append("**SIMULATED: the inference simulator wrote or judged texts.**\n\n");
        }
        report.contrasts()
                .forEach(contrast -> page.append("- ")
                        .append(cell(EvaluationReport.sentence(contrast)))
                        .append('\n'));
        page.append(
                "\n| against | texts | wins | losses | ties | void | preferred | 95 % | p | corrected p | binomial p | clusters | design effect | first shown preferred |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (JsonNode contrast : report.contrasts()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %s | %s | %s to %s | %s | %s | %s | %s | %.2f | %s |%n",
                    cell(contrast.path("against").asText()),
                    contrast.path("texts").asInt(),
                    contrast.path("wins").asText(),
                    contrast.path("losses").asText(),
                    contrast.path("ties").asText(),
                    contrast.path("voids").asText(),
                    EvaluationReport.percent(contrast.path("preference")),
                    EvaluationReport.percent(contrast.path("interval").path(0)),
                    EvaluationReport.percent(contrast.path("interval").path(1)),
                    cell(EvaluationReport.probability(contrast.path("pValue"))),
                    cell(EvaluationReport.probability(contrast.path("correctedPValue"))),
                    cell(EvaluationReport.probability(contrast.path("binomialPValue"))),
                    contrast.path("clusters").asText(),
                    contrast.path("designEffect").asDouble(),
                    EvaluationReport.percent(contrast.path("firstPreferred"))));
        }
        page.append(
                "\n## Quality against compute\n\n| generation | tokens | best | survivors | mean |\n|---|---|---|---|---|\n");
        for (JsonNode point : report.curve()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %d | %d | %.0f | %.0f | %.0f |%n",
                    point.path("generation").asInt(),
                    point.path("tokens").asLong(),
                    point.path("best").asDouble(),
                    point.path("survivors").asDouble(),
                    point.path("mean").asDouble()));
        }
        page.append(
                "\n## Length and likeness\n\n| texts of | texts | words (mean ± sd) | shared 4-grams of two (Jaccard) |\n|---|---|---|---|\n");
        for (JsonNode set : report.sets()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f ± %.0f | %.3f |%n",
                    cell(set.path("name").asText()),
                    set.path("texts").asInt(),
                    set.path("meanWords").asDouble(),
                    set.path("deviationWords").asDouble(),
                    set.path("similarity").asDouble()));
        }
        page.append("\n## How\n\n");
        report.method().forEach(line -> page.append("- ").append(cell(line)).append('\n'));
        return page.toString();
    }

    private static String cell(String text) {
        return text.replaceAll("[|\\s]+", " ").replace("<", "&lt;").strip();
    }
}
