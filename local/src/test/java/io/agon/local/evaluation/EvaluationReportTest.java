package io.agon.local.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationReportTest {
    private static final String FOUND = """
            {"evaluation": {"id": "e-1", "status": "completed", "simulated": true, "run": "r-1", "of": "generation", "texts": 30,
             "judge": "<script>alert(1)</script>", "rubric": "house@1", "heldOut": true, "seed": 4, "comparisons": 120,
             "detectable": 0.633, "baseline": {"chains": 30}, "tokens": {"run": 3790000, "baseline": 3820000, "judging": 970000},
             "contrasts": [
              {"against": "initial", "texts": 60, "comparisons": 120, "awaited": 0, "wins": 86, "losses": 12, "ties": 22, "voids": 0,
               "preference": 0.808, "interval": [0.727, 0.87], "pValue": 0.00001, "correctedPValue": 0.00002, "clusters": 30,
               "designEffect": 1.13, "binomialPValue": 0.0, "wilson": [0.729, 0.869], "firstPreferred": 0.588},
              {"against": "r-2", "texts": 30, "comparisons": 120, "awaited": 0, "wins": 49, "losses": 22, "ties": 39, "voids": 10,
               "preference": 0.613, "interval": [0.523, 0.695], "pValue": 0.0179, "correctedPValue": 0.0179, "clusters": 30,
               "designEffect": 1.0, "binomialPValue": 0.0018, "wilson": [0.523, 0.695], "firstPreferred": 0.634},
              {"against": "texts", "texts": 2, "comparisons": 120, "awaited": 0, "wins": 0, "losses": 0, "ties": 0, "voids": 120,
               "interval": [0, 1], "pValue": 1.0, "correctedPValue": 1.0, "clusters": 0, "designEffect": 1.0, "binomialPValue": 1.0,
               "wilson": [0, 1]}]},
             "curve": [{"generation": 1, "tokens": 1200000, "best": 1461, "survivors": 1394, "mean": 1200},
                       {"generation": 2, "tokens": 3720000, "best": 2241, "survivors": 2219, "mean": 2092}],
             "sets": [{"name": "r-1", "texts": 30, "meanWords": 472.2, "deviationWords": 13, "similarity": 0.266}],
             "compared": []}""";

    private final EvaluationReport report = report();

    private static EvaluationReport report() {
        try {
            return new EvaluationReport(new ObjectMapper().readValue(FOUND, JsonNode.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysWhatWasFound() {
        assertThat(report.lines())
                .contains(
                        "SIMULATED: the inference simulator wrote or judged texts",
                        "Against the run's initial texts: preferred in 80.8 % of 120 comparisons (95 %: 72.7 to 87.0 %),"
                                + " p < 0.001.",
                        "Against run r-2: preferred in 61.3 % of 110 comparisons (95 %: 52.3 to 69.5 %), p = 0.018.",
                        "Against the given texts: nothing could be judged.",
                        "Tokens: run 3.79M, baseline 3.82M, judging 970.0k");
    }

    @Test
    void makesAPageThatNeedsNothingElseAndRunsNothing() {
        Document page = Jsoup.parse(EvaluationPage.of(report));

        assertThat(page.select("script, link, img, iframe, object")).isEmpty();
        assertThat(page.select("[src], [href]")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>", "SIMULATED", "both held out from the run");
        assertThat(page.select("svg")).hasSize(2);
        assertThat(page.select("svg circle")).hasSize(2 + 2 * 2);
        assertThat(page.select("table").getFirst().select("tr")).hasSize(4);
        assertThat(page.select("table")
                        .getFirst()
                        .select("tr")
                        .get(2)
                        .select("td")
                        .eachText())
                .containsExactly("r-2", "49", "22", "39", "10", "0.018", "0.018");
    }

    @Test
    void writesTheSameAsMarkdown() {
        assertThat(EvaluationMarkdown.of(report))
                .contains(
                        "# Evaluation e-1",
                        "**SIMULATED",
                        "| r-2 | 30 | 49 | 22 | 39 | 10 | 61.3 % | 52.3 % to 69.5 % | 0.018 |")
                .contains("| 2 | 3720000 | 2241 | 2219 | 2092 |")
                .doesNotContain("<script>");
    }
}
