package io.agon.stylometry;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What tells assistant prose from the prose of novels, measured in one text. Lists of words are English: of texts in other
 * languages only what needs none is told. Rates are per 1,000 words.
 */
public enum StyleMeasure {
    /** Phrases that say outright what a scene means or somebody feels, per 1,000 words. */
    EXPLANATION("explanation", true, text -> text.rate(Lists.EXPLANATIONS)),

    /**
     * Clauses that a comma and a present participle tack on, per 1,000 words: instruction-tuned models write two to five
     * times as many as people do (Reinhart et al., Do LLMs write like humans?, PNAS 122, 2025).
     */
    PARTICIPIAL_CLAUSES("participial clauses", true, TextFacts::participialRate),

    /** Nouns in -tion, -ment, -ness, -ity and their plurals, per 1,000 words; of the same study. */
    NOMINALISATIONS("nominalisations", true, TextFacts::nominalisationRate),

    /** Phrases that models overuse in fiction, per 1,000 words. */
    SLOP("slop", true, text -> text.rate(Lists.SLOP)),

    /** Worn figures of speech, per 1,000 words. */
    CLICHES("clichés", true, text -> text.rate(Lists.CLICHES)),

    /** Words that take back part of what is said, per 1,000 words. */
    HEDGES("hedges", true, text -> text.rate(Lists.HEDGES)),

    /** Marks of a lesson drawn among the last {@value TextFacts#ENDING} words, how many. */
    MORALISING_ENDING("moralising ending", true, TextFacts::moralsAtTheEnd),

    /** Words that are spoken, share of all, 0 to 1. */
    DIALOGUE(
            "dialogue",
            false,
            text -> (double) Dialogue.words(text.text()) / text.words().size()),

    /** Words of a sentence, mean. */
    SENTENCE_LENGTH("sentence length", false, TextFacts::meanSentence),

    /** How much sentences differ in length: standard deviation over mean. */
    SENTENCE_VARIATION("sentence variation", false, TextFacts::sentenceVariation),

    /** MTLD: mean length of runs that keep a type-token ratio above 0.72. */
    LEXICAL_DIVERSITY("lexical diversity", false, text -> LexicalDiversity.mtld(text.words())),

    /** Mean type-token ratio of windows of 100 words, 0 to 1. */
    TYPE_TOKEN_RATIO("type-token ratio", false, text -> LexicalDiversity.matTtr(text.words(), 100));

    private final String label;
    private final boolean english;
    private final ToDoubleFunction<TextFacts> formula;

    StyleMeasure(String label, boolean english, ToDoubleFunction<TextFacts> formula) {
        this.label = label;
        this.english = english;
        this.formula = formula;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whether it is told of English texts only. */
    public boolean english() {
        return english;
    }

    /** What it is in this text. */
    double of(TextFacts text) {
        return formula.applyAsDouble(text);
    }

    /** Loaded when first needed. */
    private static final class Lists {
        static final Phrases EXPLANATIONS = Phrases.packaged("explanations");
        static final Phrases SLOP = Phrases.packaged("slop");
        static final Phrases CLICHES = Phrases.packaged("cliches");
        static final Phrases HEDGES = Phrases.packaged("hedges");
        static final Phrases MORALS = Phrases.packaged("morals");
        static final Set<String> NO_NOMINALISATIONS = Set.copyOf(Phrases.lines("nominal-exceptions"));
    }

    /** A text taken apart once for all measures. */
    record TextFacts(String text, List<String> words, List<Integer> sentences) {
        static final int ENDING = 80;

        private static final double THOUSAND = 1_000;
        private static final Set<String> NO_PARTICIPLES = Set.of(
                "during",
                "nothing",
                "something",
                "anything",
                "everything",
                "king",
                "thing",
                "evening",
                "morning",
                "being",
                "according",
                "regarding",
                "concerning",
                "including",
                "string",
                "spring",
                "ring",
                "wing",
                "bring",
                "sing");
        private static final int SHORTEST_NOMINALISATION = 7;

        static TextFacts of(String text) {
            return new TextFacts(text, Words.of(text), Sentences.lengths(text));
        }

        double rate(Phrases phrases) {
            return perThousand(phrases.count(words));
        }

        private double perThousand(long count) {
            return THOUSAND * count / words.size();
        }

        double moralsAtTheEnd() {
            return Lists.MORALS.count(words.subList(Math.max(0, words.size() - ENDING), words.size()));
        }

        double participialRate() {
            int[] count = {0};
            Words.find(text, (start, end) -> {
                String word = Words.plain(text.subSequence(start, end));
                if (word.endsWith("ing") && word.length() > 4 && !NO_PARTICIPLES.contains(word) && afterComma(start)) {
                    count[0]++;
                }
            });
            return perThousand(count[0]);
        }

        private boolean afterComma(int start) {
            int i = start - 1;
            while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
                i--;
            }
            return i >= 0 && i < start - 1 && text.charAt(i) == ',';
        }

        double nominalisationRate() {
            return perThousand(words.stream().filter(TextFacts::nominalisation).count());
        }

        private static boolean nominalisation(String word) {
            String one = word.endsWith("ities")
                    ? word.substring(0, word.length() - 3) + "y"
                    : word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
            String singular = word.endsWith("nesses") ? word.substring(0, word.length() - 2) : one;
            return singular.length() >= SHORTEST_NOMINALISATION
                    && (singular.endsWith("tion")
                            || singular.endsWith("ment")
                            || singular.endsWith("ness")
                            || singular.endsWith("ity"))
                    && !Lists.NO_NOMINALISATIONS.contains(singular);
        }

        double meanSentence() {
            return sentences.stream().mapToInt(n -> n).average().orElse(0);
        }

        double sentenceVariation() {
            double mean = meanSentence();
            double variance = sentences.stream().collect(Collectors.averagingDouble(n -> (n - mean) * (n - mean)));
            return mean == 0 ? 0 : Math.sqrt(variance) / mean;
        }
    }
}
