package io.agon.criteria.robustness;

import java.util.stream.Collectors;

/** Prose that says nothing to anybody. */
final class Inert {
    private static final String[] WORDS = ("The form was sent to the office on a weekday and put with the other forms. "
                    + "The office was on the second floor, next to the room where forms were kept. "
                    + "A number was given to it, and the number was put on a list with other numbers. "
                    + "After that the list was sent to another office, which put it with other lists.")
            .split(" ");

    private Inert() {}

    /** So many words. */
    static String words(int count) {
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < count; i++) {
            prose.append(i == 0 ? "" : " ").append(WORDS[i % WORDS.length]);
        }
        return prose.toString();
    }

    /** A passage of as many lines, with as many words and sentences in each: no more alike than that. */
    static String like(String passage) {
        return passage.lines().map(Inert::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        StringBuilder prose = new StringBuilder();
        for (String sentence : line.split("(?<=[.!?。])\\s+")) {
            int count = count(sentence);
            if (count > 0) {
                prose.append(prose.isEmpty() ? "" : " ")
                        .append(words(count).replaceAll("[.,]", ""))
                        .append('.');
            }
        }
        return prose.toString();
    }

    /** Words of a text: runs of letters. */
    static int count(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetter(text.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }
}
