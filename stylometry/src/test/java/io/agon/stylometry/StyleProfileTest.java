package io.agon.stylometry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StyleProfileTest {
    /** Written for this test in the manner of an assistant. */
    private static final String ASSISTANT = """
            Elara's heart pounded as she stepped into the lighthouse, feeling a sense of unease wash over her. The air was
            thick with unspoken memories, each one a testament to her grandmother's love. It was not just a building; it was
            a reminder of everything she had lost. "I can do this," she whispered, her voice barely above a whisper.

            She couldn't help but feel that something shifted in that moment, filling her with a newfound determination. The
            realization of her responsibility settled in, echoing through the stillness. In the end, she understood that the
            journey was what mattered most, and she knew that she would never forget it.
            """;

    /** Written for this test in the manner of a novel of 1815. */
    private static final String NOVEL = """
            Mrs. Pell had three daughters and no patience. The eldest was handsome, the second was clever, and of the third
            nobody had yet thought to ask. When the curate called on Thursday the kettle was off the hob and the second
            Miss Pell was under the table with the cat.

            "You find us in disorder," said Mrs. Pell.

            "I find you at home, ma'am, which is more than I did on Monday."

            "On Monday we were at home too. We saw you at the gate and sent Sukey to say we were not."

            He laughed; she did not. The cat came out, looked at the curate's boots, and went back under the cloth.
            """;

    @Test
    void tellsAssistantProseFromANovel() {
        StyleProfile assistant = StyleProfile.of(ASSISTANT);
        StyleProfile novel = StyleProfile.of(NOVEL);
        for (StyleMeasure more : List.of(
                StyleMeasure.EXPLANATION,
                StyleMeasure.SLOP,
                StyleMeasure.PARTICIPIAL_CLAUSES,
                StyleMeasure.NOMINALISATIONS,
                StyleMeasure.MORALISING_ENDING)) {
            assertThat(assistant.values().get(more))
                    .as(more.label())
                    .isGreaterThan(novel.values().get(more) + 1);
        }
        assertThat(novel.values().get(StyleMeasure.DIALOGUE))
                .isGreaterThan(2 * assistant.values().get(StyleMeasure.DIALOGUE));
        assertThat(novel.values().get(StyleMeasure.SENTENCE_VARIATION)).isGreaterThan(0.4);
    }

    @Test
    void countsRatesPerThousandWords() {
        String text = "the cat was a testament to the house and it was in the way of us all by far".repeat(1);
        assertThat(StyleProfile.of(text).values().get(StyleMeasure.SLOP))
                .isCloseTo(1_000.0 / Words.count(text), within(1e-9));
    }

    @Test
    void ofAnotherLanguageOnlyWhatNeedsNoEnglishIsTold() {
        StyleProfile german = StyleProfile.of("»Es regnet«, sagte er, und niemand im Zimmer sah ihn deshalb an.");
        assertThat(german.values()).containsKey(StyleMeasure.DIALOGUE).doesNotContainKey(StyleMeasure.HEDGES);
    }

    @Test
    void aTextWithoutWordsHasNoValues() {
        assertThat(StyleProfile.of(" … ").values()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "“It rains,” he said. | 2",
                "\"It rains,\" he said, \"again.\" | 3",
                "'It doesn't rain,' he said. | 3",
                "‘It doesn’t rain,’ he said. | 3",
                "The dogs' bowl wasn't full. | 0",
                "«Il pleut», dit-il. | 2",
                "— Il pleut, dit-il. | 3",
                "「雨」と言った | 1",
                "No speech at all. | 0",
                "“It goes on and on | 5"
            })
    void findsWhatIsSpoken(String text, int words) {
        assertThat(Dialogue.words(text)).isEqualTo(words);
    }

    @Test
    void aQuoteEndsWithItsParagraph() {
        assertThat(Dialogue.words("“One two.\n\n“Three four.”\n\nFive six.")).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "Mr. Elliot came. He left. | 3 2",
                "“Why?” she asked. “Go!” He went. | 3 1 2",
                "He waited... and left. | 4",
                "J. Austen wrote it. So did I. Nobody knew. | 4 3 2",
                "Three point 3.5 metres. Yes | 5 1",
                "雨。雪。 | 1 1"
            })
    void findsSentences(String text, String lengths) {
        assertThat(Sentences.lengths(text).stream().map(String::valueOf).reduce((a, b) -> a + " " + b))
                .hasValue(lengths);
    }

    @Test
    void aBlankLineEndsASentence() {
        assertThat(Sentences.lengths("A heading\n\nA sentence follows\nhere.")).containsExactly(2, 4);
    }

    @Test
    void theLongestPhraseCountsAndCountsOnce() {
        Phrases phrases = Phrases.of(List.of("let out", "let out a breath", "not * but", "breath she"));
        assertThat(phrases.count(Words.of("She let out a breath she held."))).isEqualTo(1);
        assertThat(phrases.count(Words.of("Let out, let out a sigh, not love but war.")))
                .isEqualTo(3);
    }

    @Test
    void mtldFollowsItsDefinition() {
        // forwards a run is complete at its fourth word: 3 types of 4 are 0.75, 3 of 5 are 0.6
        List<String> words = List.of("a", "b", "c", "a", "b", "x", "y", "z", "x", "y");
        assertThat(LexicalDiversity.mtld(words)).isCloseTo(5, within(1e-12));
        assertThat(LexicalDiversity.mtld(List.of("one", "two", "three"))).isEqualTo(3);
        // 4 types of 5 leave a factor of (1 - 0.8) / 0.28
        assertThat(LexicalDiversity.mtld(List.of("a", "b", "c", "d", "a"))).isCloseTo(5 / (0.2 / 0.28), within(1e-12));
    }

    @Test
    void theMovingRatioIsTheMeanOverWindows() {
        List<String> words = List.of("a", "b", "a", "a");
        assertThat(LexicalDiversity.matTtr(words, 2)).isCloseTo((1 + 1 + 0.5) / 3, within(1e-12));
        assertThat(LexicalDiversity.matTtr(words, 100)).isEqualTo(0.5);
    }
}
