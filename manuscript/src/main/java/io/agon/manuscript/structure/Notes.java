package io.agon.manuscript.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what stands in brackets and is no part of the story. */
final class Notes {
    private static final int LONGEST = 20_000;
    /** A text with more brackets that nothing closes is no book with notes. */
    private static final int MOST_OPEN = 1000;

    private static final Pattern ILLUSTRATION =
            Pattern.compile("(?i)^\\[\\s*(illustration|frontispiece|image|picture)\\b.*");
    private static final Pattern FOOTNOTE = Pattern.compile("(?i)^\\[\\s*(foot-?note|note\\s+\\d|sidenote)\\b.*");
    private static final Pattern TRANSCRIBER =
            Pattern.compile("(?i)^\\[\\s*(transcriber.{0,2}s?|tr\\.?|editor.{0,2}s?)\\s+notes?\\b.*");
    private static final Pattern REFERENCE = Pattern.compile("^\\[(\\d{1,4}|[A-Z*†‡]|[ivx]{1,5})]");
    private static final Pattern PAGE =
            Pattern.compile("(?i)^\\[p(g|age)?\\.?\\s*[0-9ivxlc]{1,7}].*|^\\{[0-9ivxlc]{1,6}}.*");

    private Notes() {}

    static List<Note> of(String text) {
        List<Note> notes = new ArrayList<>();
        int at = 0;
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if ((c == '[' || c == '{') && at + 2 < text.length() && begins(text.charAt(at + 1)) && open < MOST_OPEN) {
                int found = at;
                Optional<Note.Kind> kind = kind(
                        text.substring(at, Math.min(text.length(), at + 40)).replaceAll("\\s", " "));
                int end = kind.isPresent() ? close(text, at) : -1;
                if (end > 0) {
                    kind.ifPresent(k -> notes.add(new Note(k, found, end)));
                    at = end;
                    continue;
                }
                open += kind.isPresent() ? 1 : 0;
            }
            at++;
        }
        return notes;
    }

    private static boolean begins(char c) {
        return Character.isLetterOrDigit(c) || Character.isWhitespace(c) || c == '*' || c == '†' || c == '‡';
    }

    private static Optional<Note.Kind> kind(String head) {
        if (PAGE.matcher(head).matches()) {
            return Optional.of(Note.Kind.PAGE_NUMBER);
        }
        if (head.charAt(0) == '{') {
            return Optional.empty();
        }
        if (ILLUSTRATION.matcher(head).matches()) {
            return Optional.of(Note.Kind.ILLUSTRATION);
        }
        if (FOOTNOTE.matcher(head).matches()) {
            return Optional.of(Note.Kind.FOOTNOTE);
        }
        if (TRANSCRIBER.matcher(head).matches()) {
            return Optional.of(Note.Kind.TRANSCRIBER_NOTE);
        }
        return REFERENCE.matcher(head).lookingAt() ? Optional.of(Note.Kind.FOOTNOTE_REFERENCE) : Optional.empty();
    }

    /** Offset behind the bracket that closes this one, -1 where none does. */
    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < Math.min(text.length(), open + LONGEST); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
