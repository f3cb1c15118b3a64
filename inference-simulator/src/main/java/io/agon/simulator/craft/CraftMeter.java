package io.agon.simulator.craft;

import io.agon.simulator.craft.Lexicon.Family;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the craft of any text. A pure function of the text: no state, no randomness; safe for all threads.
 *
 * <p>The formulas are told in the module's README, which a reader should have beside this class. Three rules keep the measure
 * honest: devices count by density, not by number, so that length alone gains nothing; a device counts once, its first
 * repetition a third and later ones nothing; one sentence carries at most {@link #MOST_PER_SENTENCE} devices of a trait.
 */
public final class CraftMeter {
    private static final double MOST_PER_SENTENCE = 2.2;
    private static final double REPEATED_DEVICE = 1 / 3.0;
    /** Shorter texts are measured as if they had this many words, so that one good sentence is not yet a good text. */
    private static final double FEWEST_WORDS = 120;

    private static final int FAMILIES = Family.values().length;

    private CraftMeter() {}

    /** Measures a text; an empty one too. */
    public static Craft measure(String text) {
        List<SentenceReading> readings = new ArrayList<>();
        for (String sentence : Sentences.of(text)) {
            readings.add(SentenceReading.of(sentence));
        }
        return combine(readings);
    }

    /** The craft of a text made of these sentences in this order. */
    public static Craft combine(List<SentenceReading> sentences) {
        Mass mass = new Mass(sentences);
        double[] traits = new double[Trait.ALL.size()];
        for (Trait trait : Trait.ALL) {
            double level = switch (trait) {
                case NARRATIVE_STRUCTURE -> narrative(mass);
                case CHARACTER_DEVELOPMENT -> character(mass);
                case EMOTIONAL_RESONANCE -> emotion(mass);
                case DIALOGUE -> dialogue(mass, sentences);
                case THEMATIC_DEPTH -> theme(mass, sentences);
                case DESCRIPTIVE_DETAIL -> description(mass);
                case PLOT_TENSION -> tension(mass);
                case PROSE_STYLE -> style(mass, sentences);
            };
            traits[trait.ordinal()] = Math.clamp(level * mass.originality(), 0, 1);
        }
        return new Craft(traits);
    }

    private static double narrative(Mass mass) {
        double devices = mass.density(Family.NARRATIVE_OPENING, Family.NARRATIVE_TURN, Family.NARRATIVE_RESOLUTION);
        return 0.55 * saturate(devices / 1.9)
                + 0.15 * saturate(mass.part(Family.NARRATIVE_OPENING, 0, 3) / 1.2)
                + 0.15 * saturate(mass.part(Family.NARRATIVE_TURN, 3, 8) / 1.6)
                + 0.15 * saturate(mass.part(Family.NARRATIVE_RESOLUTION, 7, 10) / 1.2);
    }

    private static double character(Mass mass) {
        double desire = mass.density(Family.CHARACTER_DESIRE);
        double change = mass.density(Family.CHARACTER_CHANGE);
        return 0.7 * saturate((desire + change) / 1.5)
                + 0.15 * saturate(2 * Math.min(desire, change))
                + 0.15 * saturate(2 * mass.namedShare());
    }

    private static double emotion(Mass mass) {
        double positive = mass.density(Family.EMOTION_POSITIVE);
        double negative = mass.density(Family.EMOTION_NEGATIVE);
        return 0.85 * saturate((positive + negative) / 1.5) + 0.15 * saturate(2.5 * Math.min(positive, negative));
    }

    private static double dialogue(Mass mass, List<SentenceReading> sentences) {
        double share = mass.quotedShare();
        double speech = saturate(share / 0.3) * (1 - Math.max(0, share - 0.7));
        double interplay = 0;
        for (int i = 1; i < sentences.size(); i++) {
            if (sentences.get(i - 1).quoted && sentences.get(i).quoted) {
                interplay += sentences.get(i - 1).question ? 1.5 : 1;
            }
        }
        return 0.5 * speech
                + 0.25 * saturate(mass.density(Family.DIALOGUE_TAG) / 1.2)
                + 0.25 * saturate(mass.perHundredWords(interplay) / 1.2);
    }

    private static double theme(Mass mass, List<SentenceReading> sentences) {
        return 0.85 * saturate(mass.density(Family.THEME_IDEA, Family.THEME_REFLECTION) / 1.5)
                + 0.15 * saturate(recurring(sentences) / 4.0);
    }

    /** Content words of the first third that come back in the last third. */
    private static int recurring(List<SentenceReading> sentences) {
        int third = sentences.size() / 3;
        Set<Integer> early = new HashSet<>();
        for (SentenceReading sentence : sentences.subList(0, third)) {
            for (int word : sentence.contentWords) {
                early.add(word);
            }
        }
        int found = 0;
        for (SentenceReading sentence : sentences.subList(sentences.size() - third, sentences.size())) {
            for (int word : sentence.contentWords) {
                if (early.remove(word)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static double description(Mass mass) {
        double all = 0;
        int senses = 0;
        for (Family sense : List.of(
                Family.DESCRIPTION_SIGHT,
                Family.DESCRIPTION_SOUND,
                Family.DESCRIPTION_TOUCH,
                Family.DESCRIPTION_TASTE)) {
            double density = mass.density(sense);
            all += density;
            senses += density > 0 ? 1 : 0;
        }
        return 0.85 * saturate(all / 2.4) + 0.15 * senses / 4;
    }

    private static double tension(Mass mass) {
        double late = mass.part(Family.TENSION_STAKES, 5, 10) + mass.part(Family.TENSION_UNCERTAINTY, 5, 10);
        return 0.8 * saturate(mass.density(Family.TENSION_STAKES, Family.TENSION_UNCERTAINTY) / 1.6)
                + 0.12 * saturate(mass.perHundredWords(late) / 0.8)
                + 0.08 * saturate(mass.perHundredWords(mass.questions) / 0.6);
    }

    private static double style(Mass mass, List<SentenceReading> sentences) {
        int repeatedOpenings = 0;
        Map<Integer, Integer> openings = new HashMap<>();
        double sum = 0;
        double squares = 0;
        for (SentenceReading sentence : sentences) {
            sum += sentence.words;
            squares += (double) sentence.words * sentence.words;
            if (openings.merge(sentence.opening, 1, Integer::sum) > 1) {
                repeatedOpenings++;
            }
        }
        int n = sentences.size();
        double mean = n == 0 ? 0 : sum / n;
        double variety = mean == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - mean * mean)) / mean;
        double level = 0.25 * saturate(variety / 0.5) * Math.min(1, n / 6.0)
                + 0.55 * saturate(mass.density(Family.STYLE_FIGURE, Family.STYLE_VERB) / 1.4)
                + 0.2 * mass.vocabulary();
        double sameOpenings = n == 0 ? 0 : repeatedOpenings / (double) n;
        return Math.max(0, level - 0.25 * saturate(mass.density(Family.CLICHE)) - 0.2 * sameOpenings);
    }

    private static double saturate(double x) {
        return -Math.expm1(-x);
    }

    /** The devices of a text, by family and by tenth of the text, and the counts that the formulas share. */
    private static final class Mass {
        private final double[][] tenths = new double[FAMILIES][10];
        private final double hundreds;
        private final double length;
        private final int sentences;
        private int repeatedSentences;
        private int quoted;
        private int questions;
        private int named;
        private int contentWords;
        private int differentContentWords;

        Mass(List<SentenceReading> readings) {
            sentences = readings.size();
            int words = 0;
            Set<Integer> seen = new HashSet<>();
            Set<Integer> vocabulary = new HashSet<>();
            Map<Integer, Integer> nameUses = new HashMap<>();
            for (SentenceReading reading : readings) {
                for (int name : reading.names) {
                    nameUses.merge(name, 1, Integer::sum);
                }
            }
            byte[] uses = new byte[Lexicon.standard().size()];
            double[] carried = new double[Trait.ALL.size()];
            for (int i = 0; i < sentences; i++) {
                SentenceReading reading = readings.get(i);
                words += reading.words;
                if (!seen.add(reading.hash)) {
                    repeatedSentences++;
                    continue;
                }
                quoted += reading.quoted ? 1 : 0;
                questions += reading.question ? 1 : 0;
                for (int name : reading.names) {
                    if (nameUses.get(name) > 1) {
                        named++;
                        break;
                    }
                }
                for (int word : reading.contentWords) {
                    contentWords++;
                    differentContentWords += vocabulary.add(word) ? 1 : 0;
                }
                count(reading, 10 * i / sentences, uses, carried);
            }
            length = words;
            hundreds = Math.max(FEWEST_WORDS, words) / 100;
        }

        private void count(SentenceReading reading, int tenth, byte[] uses, double[] carried) {
            java.util.Arrays.fill(carried, 0);
            for (Lexicon.Device device : reading.devices) {
                int use = uses[device.id()];
                if (use > 1) {
                    continue;
                }
                uses[device.id()]++;
                int trait = device.family().trait().ordinal();
                double worth = (use == 0 ? 1 : REPEATED_DEVICE) * reading.grammar;
                double counted = Math.min(worth, MOST_PER_SENTENCE - carried[trait]);
                carried[trait] += counted;
                tenths[device.family().ordinal()][tenth] += counted;
            }
        }

        /** Devices of these families for each hundred words. */
        double density(Family... families) {
            double sum = 0;
            for (Family family : families) {
                sum += part(family, 0, 10);
            }
            return sum / hundreds;
        }

        /** Devices of a family between two tenths of the text. */
        double part(Family family, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += tenths[family.ordinal()][i];
            }
            return sum;
        }

        double perHundredWords(double count) {
            return count / hundreds;
        }

        double quotedShare() {
            return share(quoted);
        }

        double namedShare() {
            return share(named);
        }

        /** Different content words among all, damped for texts too short to repeat any. */
        double vocabulary() {
            double different = contentWords == 0 ? 0 : differentContentWords / (double) contentWords;
            return Math.max(0, 2 * different - 1) * Math.min(1, length / FEWEST_WORDS);
        }

        /** 1 where no sentence is repeated; falls to a third where all are. */
        double originality() {
            return 1 - 2 / 3.0 * share(repeatedSentences);
        }

        private double share(int count) {
            return sentences == 0 ? 0 : count / (double) Math.max(6, sentences);
        }
    }
}
