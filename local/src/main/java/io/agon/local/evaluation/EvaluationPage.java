package io.agon.local.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A report as one HTML file: no script, nothing that is fetched, fit to be printed. Whatever is not its own is escaped. */
public final class EvaluationPage {
    private static final int WIDTH = 720;
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c1c1e; --soft: #6b6b70; --line: #c9c9ce; --first: #0b63b0; --second: #b4540a; --paper: #fff; }
            @media (prefers-color-scheme: dark) { :root { --ink: #ececee; --soft: #a0a0a6; --line: #48484c; --first: #6fb3f2; --second: #f0a35e; --paper: #1c1c1e; } }
            @media print { :root { --ink: #000; --soft: #444; --line: #999; --first: #0b63b0; --second: #b4540a; --paper: #fff; } section { break-inside: avoid; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.85rem; }
            th, td { text-align: right; padding: 0.25rem 0.4rem; border-bottom: 1px solid var(--line); } th:first-child, td:first-child { text-align: left; }
            .soft { color: var(--soft); } .notice { border: 2px solid var(--second); padding: 0.5rem 0.8rem; font-weight: 600; }
            svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; } svg .soft { fill: var(--soft); }
            """;

    private EvaluationPage() {}

    public static String of(EvaluationReport report) {
        String title = "Evaluation " + report.evaluation().path("id").asText();
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        if (report.simulated()) {
            page.append("<p class=\"notice\">SIMULATED: the inference simulator wrote or judged texts.</p>\n");
        }
        report.contrasts()
                .forEach(contrast -> page.append("<p>")
                        .append(escaped(EvaluationReport.sentence(contrast)))
                        .append("</p>\n"));
        page.append("<section>\n<h2>How often the run's texts are preferred</h2>\n")
                .append(preferences(report.contrasts()))
                .append("</section>\n");
        table(page, report);
        page.append("<section>\n<h2>Quality against compute</h2>\n")
                .append(curve(report.curve()))
                .append("</section>\n");
        sets(page, report);
        page.append("<section>\n<h2>How</h2>\n<ul>\n");
        report.method()
                .forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
        return page.append(
                        "</ul>\n<p class=\"soft\">Every number follows from comparisons.jsonl beside this page.</p>\n</section>\n</body>\n</html>\n")
                .toString();
    }

    /** Shares with their intervals, one half marked. */
    private static String preferences(List<JsonNode> contrasts) {
        int left = 190;
        int right = WIDTH - 60;
        int height = 40 * contrasts.size() + 40;
        StringBuilder svg = new StringBuilder(opening(height, "Preference with its 95 % interval, by contrast"));
        for (int tick = 0; tick <= 100; tick += 25) {
            double x = left + (right - left) * tick / 100.0;
            svg.append(line(x, 8, x, height - 28, tick == 50 ? "var(--ink)" : "var(--line)", tick == 50 ? 1.5 : 1));
            svg.append(text(x, height - 10, "middle", "soft", tick + " %"));
        }
        for (int i = 0; i < contrasts.size(); i++) {
            JsonNode contrast = contrasts.get(i);
            double y = 40.0 * i + 28;
            svg.append(text(0, y + 4, "start", "", contrast.path("against").asText()));
            if (contrast.has("preference")) {
                double at = left + (right - left) * contrast.path("preference").asDouble();
                svg.append(line(
                        left
                                + (right - left)
                                        * contrast.path("interval").path(0).asDouble(),
                        y,
                        left
                                + (right - left)
                                        * contrast.path("interval").path(1).asDouble(),
                        y,
                        "var(--first)",
                        3));
                svg.append(String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"var(--first)\"/>%n", at, y));
                svg.append(text(right + 8, y + 4, "start", "", EvaluationReport.percent(contrast.path("preference"))));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** Ratings of the best, and of the survivors' mean, over the tokens spent. */
    private static String curve(List<JsonNode> points) {
        if (points.isEmpty()) {
            return "<p class=\"soft\">The run has no rated generation.</p>\n";
        }
        int height = 300;
        int left = 60;
        int right = WIDTH - 20;
        int bottom = height - 45;
        double most = points.getLast().path("tokens").asDouble();
        double low = points.stream()
                .mapToDouble(point -> point.path("mean").asDouble())
                .min()
                .orElse(0);
        double high = points.stream()
                .mapToDouble(point -> point.path("best").asDouble())
                .max()
                .orElse(1);
        double step = Math.max(50, Math.ceil((high - low) / 5 / 50) * 50);
        double floor = Math.floor(low / step) * step;
        double ceiling = Math.max(floor + step, Math.ceil(high / step) * step);
        Frame frame = new Frame(left, right, bottom, most, floor, ceiling);
        StringBuilder svg = new StringBuilder(opening(height, "Ratings in points over the tokens that the run spent"));
        for (double tick = floor; tick <= ceiling + 0.5; tick += step) {
            double y = frame.y(tick);
            svg.append(line(left, y, right, y, "var(--line)", 1));
            svg.append(text(left - 8, y + 4, "end", "soft", String.format(Locale.ROOT, "%.0f", tick)));
        }
        series(svg, points, point -> point.path("best").asDouble(), "var(--first)", "best", -10, frame);
        series(
                svg,
                points,
                point -> point.path("mean").asDouble(),
                "var(--second)",
                "mean of the generation",
                22,
                frame);
        for (JsonNode point : points) {
            double x = frame.x(point);
            svg.append(text(
                    x,
                    bottom + 18,
                    "middle",
                    "soft",
                    "g" + point.path("generation").asInt()));
        }
        svg.append(text(
                right,
                height - 6,
                "end",
                "soft",
                String.format(Locale.ROOT, "tokens spent (%.2f M at the end)", most / 1e6)));
        return svg.append("</svg>\n").toString();
    }

    /** Where a plot lies, and of what tokens and ratings. */
    private record Frame(int left, int right, int bottom, double tokens, double floor, double ceiling) {
        double x(JsonNode point) {
            return left + (right - left) * point.path("tokens").asDouble() / tokens;
        }

        double y(double rating) {
            return bottom - (bottom - 20) * (rating - floor) / (ceiling - floor);
        }
    }

    /** @param below how far below the last point its name stands */
    private static void series(
            StringBuilder svg,
            List<JsonNode> points,
            ToDoubleFunction<JsonNode> value,
            String colour,
            String name,
            int below,
            Frame frame) {
        StringBuilder path = new StringBuilder();
        for (JsonNode point : points) {
            double x = frame.x(point);
            double y = frame.y(value.applyAsDouble(point));
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : " L", x, y));
            svg.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x, y, colour));
        }
        svg.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"2\"/>\n");
        JsonNode last = points.getLast();
        svg.append(text(frame.x(last) - 6, frame.y(value.applyAsDouble(last)) + below, "end", "", name));
    }

    private static void table(StringBuilder page, EvaluationReport report) {
        page.append(
                "<table>\n<tr><th>against</th><th>wins</th><th>losses</th><th>ties</th><th>void</th><th>p</th><th>corrected p</th></tr>\n");
        for (JsonNode contrast : report.contrasts()) {
            row(
                    page,
                    contrast.path("against").asText(),
                    contrast.path("wins").asText(),
                    contrast.path("losses").asText(),
                    contrast.path("ties").asText(),
                    contrast.path("voids").asText(),
                    EvaluationReport.probability(contrast.path("pValue")),
                    EvaluationReport.probability(contrast.path("correctedPValue")));
        }
        page.append(
                "</table>\n<p class=\"soft\">As if comparisons were independent, and what is behind the figures above:</p>\n"
                        + "<table>\n<tr><th>against</th><th>binomial p</th><th>Wilson 95 %</th><th>clusters</th><th>design effect</th>"
                        + "<th>first shown preferred</th></tr>\n");
        for (JsonNode contrast : report.contrasts()) {
            row(
                    page,
                    contrast.path("against").asText(),
                    EvaluationReport.probability(contrast.path("binomialPValue")),
                    EvaluationReport.percent(contrast.path("wilson").path(0)) + " to "
                            + EvaluationReport.percent(contrast.path("wilson").path(1)),
                    contrast.path("clusters").asText(),
                    decimals(contrast.path("designEffect"), 2),
                    EvaluationReport.percent(contrast.path("firstPreferred")));
        }
        page.append("</table>\n");
    }

    private static void sets(StringBuilder page, EvaluationReport report) {
        page.append(
                "<section>\n<h2>Length and likeness</h2>\n<table>\n<tr><th>texts of</th><th>texts</th><th>words, mean</th><th>sd</th>"
                        + "<th>4-grams that two share (Jaccard)</th></tr>\n");
        for (JsonNode set : report.sets()) {
            row(
                    page,
                    set.path("name").asText(),
                    set.path("texts").asText(),
                    decimals(set.path("meanWords"), 0),
                    decimals(set.path("deviationWords"), 0),
                    decimals(set.path("similarity"), 3));
        }
        page.append("</table>\n</section>\n");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append("<td>").append(escaped(cell)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String decimals(JsonNode value, int places) {
        return value.isNumber() ? String.format(Locale.ROOT, "%." + places + "f", value.asDouble()) : "-";
    }

    private static String opening(int height, String label) {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"" + escaped(label)
                + "\">\n";
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, double width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width);
    }

    private static String text(double x, double y, String anchor, String kind, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                kind,
                escaped(words));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
