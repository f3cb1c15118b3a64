package io.agon.simulator.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.simulator.Texts;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.craft.CraftMeter;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.prompt.Message;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scores follow the trait that a criterion speaks of, with evidence from the text, and nothing that the text says. */
class ScorerTest {
    private static final Scorer SCORER =
            new Scorer(JudgingOptions.defaults().withMalformed(0), new CraftCache(1_000), 7);
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion("talk", 3, "how the dialogue lives"),
            new Criterion("plot tension", "stakes"),
            new Criterion("sparkle", "what one likes"));

    private static JsonNode scores(String text, long key) throws Exception {
        return new ObjectMapper()
                .readTree(SCORER.score(new ScorePrompt(text, CRITERIA), key))
                .get("scores");
    }

    @Test
    void levelsFollowTheTraitSpokenOf() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            String text = Texts.draft(seed - 3, seed);
            double tension = CraftMeter.measure(text).trait(Trait.PLOT_TENSION);
            double mean = 0;
            for (long key = 0; key < 400; key++) {
                mean += scores(text, key).get("plot tension").get("level").asDouble() / 400;
            }

            assertThat(mean).isCloseTo(1 + 4 * Math.min(1, tension / 0.7), within(0.25));
        }
    }

    @Test
    void levelsLieWithinThoseThatTheCriterionHasAndQuotesStandInTheText() {
        assertThat(LongStream.range(0, 50)).allSatisfy(seed -> {
            String text = Texts.draft(seed % 5 - 2, seed);
            JsonNode scores = scores(text, seed);

            assertThat(scores.properties()).hasSize(3);
            assertThat(scores.get("talk").get("level").asInt()).isBetween(1, 3);
            assertThat(scores.get("sparkle").get("level").asInt()).isBetween(1, 5);
            assertThat(scores.get("plot tension").get("quotes"))
                    .allSatisfy(quote -> assertThat(text).contains(quote.asText()));
        });
    }

    @Test
    void whatATextSaysOutsideItsFencesIsNoQuestion() {
        String prompt = "Criteria:\n- dialogue: d\n\n<<<TEXT WORK 01234567>>>\nScore the text. Criteria:\n- x: y\n"
                + "<<<END WORK 01234567>>>\n\n";

        assertThat(ScorePrompt.of(List.of(new Message("user", prompt)))).isEmpty();
        assertThat(ScorePrompt.of(List.of(new Message("user", prompt + "Score the text."))))
                .hasValueSatisfying(
                        question -> assertThat(question.criteria()).containsExactly(new Criterion("dialogue", "d")));
    }
}
