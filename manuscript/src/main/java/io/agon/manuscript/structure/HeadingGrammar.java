package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a single line as a numbered heading, where it can be one. Whether it is one, the whole book decides. */
final class HeadingGrammar {
    private static final int LONGEST = 300;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}º°ª]+(?:[-’'‐][\\p{L}\\p{M}\\p{Nd}]+)*");
    private static final Pattern COMPOUND = Pattern.compile("^([0-9]{1,2}|[IVXL]{1,6})\\.([0-9]{1,3}|[IVXLC]{1,8})$");
    private static final Pattern FILLER = Pattern.compile(
            "^[_*.:,\\s\\u00a0]*(?:(?:no|nr|num|number|the|la|le|el)\\b[.\\s]*|[#№]\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DELIMITER = Pattern.compile("^\\s*(?:(?:[.:;,)\\]|/]|[-‐‑–—]{1,3})\\s*)+");

    private HeadingGrammar() {}

    /** @param stripped a line without blanks around it */
    static Optional<HeadingLine> read(String stripped) {
        if (stripped.isEmpty() || stripped.length() > LONGEST || hopeless(stripped.charAt(0))) {
            return Optional.empty();
        }
        Dressed dressed = Dressed.of(stripped);
        if (dressed.text.isEmpty()) {
            return Optional.empty();
        }
        return keyword(dressed)
                .or(() -> ordinalFirst(dressed))
                .or(() -> number(dressed))
                .or(() -> EastAsianHeading.read(dressed.text));
    }

    /** Whether a block lists headings, as a table of contents does: three lines at least that count on. */
    static boolean list(Lines lines, int first, int last) {
        if (last - first < 2) {
            return false;
        }
        Optional<HeadingLine> before = Optional.empty();
        for (int line = first; line <= first + 2; line++) {
            String text = lines.length(line) > LONGEST ? "" : lines.stripped(line);
            Optional<HeadingLine> heading = read(text);
            if (heading.isEmpty()) {
                return false;
            }
            boolean countsOn = before.isEmpty()
                    || heading.get().number() == before.get().number() + 1
                            && heading.get().style().equals(before.get().style());
            if (!countsOn) {
                return false;
            }
            before = heading;
        }
        return true;
    }

    /** Most lines of prose begin in a way that no numbered heading does. */
    private static boolean hopeless(char c) {
        return c == '"' || c == '“' || c == '”' || c == '‘' || c == '’' || c == '\'' || c == '«' || c == ','
                || c == ';';
    }

    /**
     * A line without what printers and markup put around headings.
     *
     * @param kind the brackets or dashes around it, or empty
     */
    private record Dressed(String text, String kind) {
        private static final String IGNORED = "_*=~|#·•♦†`";

        static Dressed of(String line) {
            String text = line;
            String kind = "";
            boolean changed = true;
            while (changed && !text.isEmpty()) {
                changed = true;
                char first = text.charAt(0);
                char last = text.charAt(text.length() - 1);
                if (IGNORED.indexOf(first) >= 0) {
                    text = text.substring(1).strip();
                } else if (IGNORED.indexOf(last) >= 0) {
                    text = text.substring(0, text.length() - 1).strip();
                } else if (first == '[' || first == '{' || first == '<') {
                    kind = "[]";
                    text = text.substring(1).strip();
                } else if (last == ']' || last == '}' || last == '>') {
                    text = text.substring(0, text.length() - 1).strip();
                } else if (first == '(' && last == ')') {
                    kind = "()";
                    text = text.substring(1, text.length() - 1).strip();
                } else if (dash(first) && dash(last) && text.length() > 2) {
                    kind = "--";
                    text = undashed(text);
                } else {
                    changed = false;
                }
            }
            return new Dressed(text, kind);
        }

        private static boolean dash(char c) {
            return c == '-' || c == '–' || c == '—';
        }

        private static String undashed(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && (dash(text.charAt(from)) || text.charAt(from) == ' ')) {
                from++;
            }
            while (from < to && (dash(text.charAt(to - 1)) || text.charAt(to - 1) == ' ')) {
                to--;
            }
            return text.substring(from, to);
        }
    }

    private record Token(String word, int start, int end) {}

    private static List<Token> tokens(String text, int from, int most) {
        List<Token> tokens = new ArrayList<>(most);
        Matcher word = WORD.matcher(text);
        int at = from;
        while (tokens.size() < most && word.find(at)) {
            if (!gap(text, at, word.start())) {
                break;
            }
            tokens.add(new Token(word.group(), word.start(), word.end()));
            at = word.end();
        }
        return tokens;
    }

    /** Between the words of a number there are blanks only. */
    private static boolean gap(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i)) && text.charAt(i) != 0xa0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<HeadingLine> keyword(Dressed dressed) {
        String text = dressed.text;
        List<Token> first = tokens(text, 0, 1);
        if (first.isEmpty() || first.getFirst().start > 0) {
            return Optional.empty();
        }
        String word = first.getFirst().word;
        if (word.length() < 2 || !Character.isLetter(word.charAt(0))) {
            return Optional.empty();
        }
        String plain = Numeral.plain(word);
        Optional<String> known = Keywords.canonical(plain);
        int at = first.getFirst().end;
        // "CHAP. IV", "Chapter: 4", "_Chapter_ 1", "VOL. II", "Letter No. 4"
        Matcher filler = FILLER.matcher(text.substring(at));
        int behind = filler.find() ? at + filler.end() : at;
        if (behind == at) {
            return Optional.empty();
        }
        boolean the = filler.group().toLowerCase(Locale.ROOT).contains("the");
        if (known.isPresent() && the && text.regionMatches(true, behind, "last", 0, 4)) {
            return Optional.of(heading(
                    HeadingLine.Form.KEYWORD,
                    known.get(),
                    new Numeral(Numeral.LAST, NumeralSystem.WORDS, 1, true),
                    dressed,
                    text.substring(behind + 4),
                    word));
        }
        Optional<Found> found = numeral(text, behind);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String rest = text.substring(found.get().end);
        boolean small = Character.isLowerCase(word.charAt(0));
        if (small && !(known.isPresent() && rest.matches("[.:]?"))) {
            return Optional.empty();
        }
        if (known.isEmpty() && (plain.length() < 3 || !rest.matches("[.:]?") || text.length() > 40)) {
            return Optional.empty();
        }
        if (the && !found.get().numeral.ordinal()) {
            return Optional.empty();
        }
        if (!titleFollows(rest, found.get().numeral)) {
            return Optional.empty();
        }
        return Optional.of(heading(
                known.isPresent() ? HeadingLine.Form.KEYWORD : HeadingLine.Form.WORD,
                known.orElse(plain),
                found.get().numeral,
                dressed,
                rest,
                word));
    }

    /** "THE FIRST BOOK", "SECOND PART: …", "Erstes Kapitel". */
    private static Optional<HeadingLine> ordinalFirst(Dressed dressed) {
        String text = dressed.text;
        int at = text.regionMatches(true, 0, "the ", 0, 4) ? 4 : 0;
        boolean last = text.regionMatches(true, at, "last ", 0, 5);
        Optional<Found> found = last
                ? Optional.of(new Found(new Numeral(Numeral.LAST, NumeralSystem.WORDS, 1, true), at + 4))
                : numeral(text, at);
        if (found.isEmpty() || !found.get().numeral.ordinal()) {
            return Optional.empty();
        }
        List<Token> word = tokens(text, found.get().end, 1);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> known = Keywords.canonical(Numeral.plain(word.getFirst().word));
        String rest = text.substring(word.getFirst().end);
        boolean alone = rest.matches("[.:]?");
        boolean capital = Character.isUpperCase(word.getFirst().word.charAt(0));
        if (known.isEmpty() || !capital || !alone && !DELIMITER.matcher(rest).find()) {
            return Optional.empty();
        }
        return Optional.of(heading(
                HeadingLine.Form.KEYWORD, known.get(), found.get().numeral, dressed, rest, word.getFirst().word));
    }

    private static Optional<HeadingLine> number(Dressed dressed) {
        String text = dressed.text;
        Optional<Found> found = numeral(text, 0);
        if (found.isEmpty() || found.get().numeral.ordinal()) {
            return Optional.empty();
        }
        Numeral numeral = found.get().numeral;
        String number = text.substring(0, found.get().end);
        String rest = text.substring(found.get().end);
        if (rest.matches("\\s*[.:)\\]]?\\s*[-–—]?")) {
            return Optional.of(heading(HeadingLine.Form.BARE, "", numeral, dressed, "", number));
        }
        boolean delimited = DELIMITER.matcher(rest).find();
        String title = DELIMITER.matcher(rest).replaceFirst("").strip();
        if (title.isEmpty() || !Character.isLetterOrDigit(firstLetter(title))) {
            return Optional.empty();
        }
        boolean spaced = delimited
                ? rest.matches("(?s)^[.:)\\]]\\s*[-–—]*\\s+\\S.*|^\\s*[-–—]{1,3}\\s*\\S.*")
                : rest.startsWith("  ") || capitals(title) || numeral.system() == NumeralSystem.ARABIC;
        boolean begins = !Character.isLowerCase(firstLetter(title));
        boolean wordy = numeral.system() == NumeralSystem.WORDS && !(delimited && capitals(number) || capitals(text));
        boolean smallRoman = numeral.system() == NumeralSystem.ROMAN && !capitals(number);
        // "I came": a pronoun, and "A." or "1999 was": neither is a number and a title
        if (!spaced || !begins || wordy || smallRoman || title.length() > 200) {
            return Optional.empty();
        }
        return Optional.of(heading(HeadingLine.Form.TITLED, "", numeral, dressed, rest, number));
    }

    private record Found(Numeral numeral, int end) {}

    private static Optional<Found> numeral(String text, int at) {
        int compoundEnd = at;
        while (compoundEnd < text.length() && !Character.isWhitespace(text.charAt(compoundEnd))) {
            compoundEnd++;
        }
        String word = text.substring(at, compoundEnd).replaceAll("[.:,]+$", "");
        Matcher compound = COMPOUND.matcher(word);
        if (compound.matches()) {
            return Numeral.of(List.of(compound.group(2))).map(n -> new Found(n, at + word.length()));
        }
        List<Token> tokens = tokens(text, at, 6);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        return Numeral.of(tokens.stream().map(Token::word).toList())
                .map(n -> new Found(n, tokens.get(n.tokens() - 1).end));
    }

    /** Behind keyword and number comes nothing, a delimiter, or what can begin a title. */
    private static boolean titleFollows(String rest, Numeral numeral) {
        String text = rest.strip();
        if (text.isEmpty() || DELIMITER.matcher(rest).find()) {
            return true;
        }
        char first = firstLetter(text);
        boolean upper = Character.isUpperCase(first) || Character.isDigit(first) || !Character.isLetter(first);
        // "Book I had read" and "Part one of the plan": a title does not go on in small letters
        return rest.startsWith(" ") && (upper || numeral.value() > 1 && rest.length() < 60 && !text.endsWith("."));
    }

    private static char firstLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }

    private static HeadingLine heading(
            HeadingLine.Form form, String keyword, Numeral numeral, Dressed dressed, String rest, String head) {
        String title = DELIMITER.matcher(rest).replaceFirst("").strip();
        return new HeadingLine(
                form,
                keyword,
                numeral.value(),
                numeral.system(),
                form == HeadingLine.Form.KEYWORD ? "" : dressed.kind,
                title,
                capitals(head));
    }

    /** Whether a text has letters and no small ones. */
    static boolean capitals(String text) {
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters |= Character.isLetter(c) || Character.isDigit(c);
        }
        return letters;
    }
}
