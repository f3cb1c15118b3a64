package io.agon.simulator.craft;

import java.util.ArrayList;
import java.util.List;

/** Splits any text into sentences: at full stops, question and exclamation marks, ellipses and line breaks. Pure. */
public final class Sentences {
    private Sentences() {}

    /** The sentences of a text in order, stripped, none blank. A line break always ends one. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                add(sentences, text, start, i);
                start = i + 1;
            } else if (isTerminal(c)) {
                int end = i + 1;
                while (end < length && (isTerminal(text.charAt(end)) || isClosing(text.charAt(end)))) {
                    end++;
                }
                if (end >= length || (Character.isWhitespace(text.charAt(end)) && !goesOn(text, end))) {
                    add(sentences, text, start, end);
                    start = end;
                }
                i = end - 1;
            }
        }
        add(sentences, text, start, length);
        return sentences;
    }

    /** Number of words: runs of anything but white space. */
    public static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            if (!space && !inside) {
                words++;
            }
            inside = !space;
        }
        return words;
    }

    private static void add(List<String> sentences, String text, int start, int end) {
        if (start < end) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
    }

    private static boolean goesOn(String text, int from) {
        int next = from;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && Character.isLowerCase(text.charAt(next));
    }

    private static boolean isTerminal(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。';
    }

    private static boolean isClosing(char c) {
        return c == '"' || c == '”' || c == '’' || c == '\'' || c == ')' || c == '»';
    }
}
