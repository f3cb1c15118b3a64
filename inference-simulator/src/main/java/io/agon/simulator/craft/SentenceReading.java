package io.agon.simulator.craft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one sentence shows by itself, whatever stands around it. Immutable by convention: its arrays are never written after
 * reading, nor handed out of the package. Reading once and combining often is what makes revision affordable.
 */
public final class SentenceReading {
    /** Sentences with fewer function words than this share are word lists, whose devices count a third. */
    private static final double LEAST_GRAMMAR = 0.15;

    final int hash;
    final int words;
    final Lexicon.Device[] devices;
    final double grammar;
    final boolean quoted;
    final boolean question;
    final int opening;
    final int[] contentWords;
    final int[] names;

    private SentenceReading(
            int hash,
            int words,
            Lexicon.Device[] devices,
            double grammar,
            boolean quoted,
            boolean question,
            int opening,
            int[] contentWords,
            int[] names) {
        this.hash = hash;
        this.words = words;
        this.devices = devices;
        this.grammar = grammar;
        this.quoted = quoted;
        this.question = question;
        this.opening = opening;
        this.contentWords = contentWords;
        this.names = names;
    }

    /** Reads one sentence as {@link Sentences} gives it. */
    public static SentenceReading of(String sentence) {
        Lexicon lexicon = Lexicon.standard();
        List<String> words = new ArrayList<>();
        int[] content = new int[16];
        int contents = 0;
        int[] names = new int[4];
        int nameCount = 0;
        int functionWords = 0;
        for (int start = 0; start < sentence.length(); start++) {
            if (!isLetter(sentence.charAt(start))) {
                continue;
            }
            int end = start + 1;
            while (end < sentence.length() && (isLetter(sentence.charAt(end)) || isInnerApostrophe(sentence, end))) {
                end++;
            }
            String word = sentence.substring(start, end).toLowerCase(Locale.ROOT);
            words.add(word);
            if (lexicon.isFunctionWord(word)) {
                functionWords++;
            } else if (Character.isUpperCase(sentence.charAt(start)) && word.length() > 2) {
                names = put(names, nameCount++, word.hashCode());
            } else if (word.length() > 4) {
                content = put(
                        content,
                        contents++,
                        word.substring(0, Math.min(7, word.length())).hashCode());
            }
            start = end;
        }
        List<Lexicon.Device> devices = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            lexicon.devicesAt(words, i, devices);
        }
        double share = words.isEmpty() ? 0 : functionWords / (double) words.size();
        return new SentenceReading(
                sentence.hashCode(),
                words.size(),
                devices.toArray(Lexicon.Device[]::new),
                words.size() > 3 && share < LEAST_GRAMMAR ? 1 / 3.0 : 1,
                isSpeech(sentence),
                sentence.indexOf('?') >= 0,
                words.isEmpty() ? 0 : words.getFirst().hashCode(),
                java.util.Arrays.copyOf(content, contents),
                java.util.Arrays.copyOf(names, nameCount));
    }

    /** How many devices it shows, of any trait. */
    public int devices() {
        return devices.length;
    }

    /** Whether it shows a device of this trait. */
    public boolean shows(Trait trait) {
        if (trait == Trait.DIALOGUE && quoted) {
            return true;
        }
        for (Lexicon.Device device : devices) {
            if (device.family().trait() == trait) {
                return true;
            }
        }
        return false;
    }

    private static int[] put(int[] array, int index, int value) {
        int[] target = index < array.length ? array : java.util.Arrays.copyOf(array, array.length * 2);
        target[index] = value;
        return target;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.isSurrogate(c);
    }

    private static boolean isInnerApostrophe(String sentence, int at) {
        char c = sentence.charAt(at);
        return (c == '\'' || c == '’') && at + 1 < sentence.length() && isLetter(sentence.charAt(at + 1));
    }

    private static boolean isSpeech(String sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c == '"' || c == '“' || c == '”' || c == '«' || c == '„') {
                return true;
            }
        }
        return sentence.startsWith("— ") || sentence.startsWith("– ");
    }
}
