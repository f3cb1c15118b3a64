package io.agon.manuscript.licence;

import io.agon.manuscript.text.Lines;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where a text lies between a licence's header and footer, in the forms that Project Gutenberg has used since the nineties:
 * {@code *** START OF THE PROJECT GUTENBERG EBOOK}, {@code *END*THE SMALL PRINT!}, its Australian sister's header, and the
 * lines of credit behind them. What is cut off is kept as provenance, never thrown away.
 *
 * @param start of the book
 * @param end of the book; from {@code start} to {@code end} nothing is left out
 * @param present whether there is a licence at all
 * @param complete whether both of its ends were found
 */
public record Licence(int start, int end, boolean present, boolean complete) {
    private static final int LONGEST_HEADER = 3000;
    private static final int LONGEST_MARKER = 5;
    private static final int MOST_CREDITS = 10;
    private static final int LONGEST_CREDIT = 14;

    private static final Pattern START =
            Pattern.compile("(?i)^\\W*START\\s+OF\\s+(THE|THIS)\\s+PROJECT\\s+GUTENBERG.*");
    private static final Pattern SMALL_PRINT_ENDS = Pattern.compile("(?i)^\\W*END\\W+(OF\\s+)?THE\\s+SMALL\\s+PRINT.*");
    private static final Pattern END =
            Pattern.compile("(?i)^\\*[\\s*]*END\\s+OF\\s+(THE|THIS)\\s+PROJECT\\s+GUTENBERG.*");
    private static final Pattern FOOTER = Pattern.compile(
            "(?i)^\\W*(THE\\s+)?END\\s+OF\\s+(THE\\s+|THIS\\s+)?PROJECT\\s+"
                    + "GUTENBERG.*|^\\W*START:\\s*FULL\\s+LICEN[SC]E.*|^\\W*THE\\s+FULL\\s+PROJECT\\s+GUTENBERG\\s+LICEN[SC]E.*"
                    + "|^\\W*START\\W+THE\\s+SMALL\\s+PRINT.*|^\\W*End of (the |this )?(Project )?Gutenberg (e-?text|e-?book).*");
    private static final Pattern ABOUT = Pattern.compile(
            "(?i).*\\bproject\\s+gutenberg\\b.*|.*\\bgutenberg\\.(org|net|net\\.au)\\b.*|.*\\bpglaf\\.org\\b.*");
    private static final Pattern AUSTRALIA = Pattern.compile("(?i).*project\\s+gutenberg\\s+(of\\s+)?australia.*");
    private static final Pattern CREDIT = Pattern.compile("(?i)^\\W*("
            + "(this\\s+)?(e-?text|e-?book|etext|file|text|html\\s+version|electronic\\s+text)s?\\s+(was\\s+|is\\s+)?"
            + "(originally\\s+)?(produced|prepared|scanned|transcribed|created|typed|entered|converted|proofed|made|"
            + "based|taken|donated|compiled)\\b.*"
            + "|(produced|scanned|proofread|transcribed|digiti[sz]ed|typed|proofed|prepared|scanning|credits)\\b.*"
            + "\\b(by|from|for|:).*"
            + "|credits:.*|updated editions will replace.*|(html\\s+version|second\\s+proof|proofreading)\\s+by\\b.*"
            + "|.*distributed\\s+proofread.*|.*\\bpgdp\\.net\\b.*|.*\\bproject\\s+gutenberg\\b.*|.*\\bgutenberg\\.(org|net)\\b.*"
            + "|.*\\barchive\\.org\\b.*|images\\s+of\\s+the\\s+original\\s+pages\\b.*|see\\s+\\d+-[hpt]\\.\\w+.*"
            + "|^\\W*(https?|ftp)://\\S+\\W*$|or\\s*$)");

    /** Looks for a licence. A text without one is a book from its first character to its last. */
    public static Licence of(Lines lines) {
        OptionalInt start = lastOfHeader(lines);
        int first = start.isPresent() ? behindMarker(lines, start.getAsInt()) : 0;
        OptionalInt end = firstOfFooter(lines, first);
        boolean about = start.isPresent()
                || end.isPresent()
                || ABOUT.matcher(opening(lines)).matches();
        if (!about) {
            return new Licence(0, lines.text().length(), false, false);
        }
        if (start.isEmpty()) {
            first = behindMentions(lines, end.orElse(lines.count()));
        }
        first = behindCredits(lines, first, end.orElse(lines.count()));
        return new Licence(
                lines.start(first), lines.start(end.orElse(lines.count())), true, start.isPresent() && end.isPresent());
    }

    private static String opening(Lines lines) {
        return lines.joined(0, Math.min(lines.count(), 30) - 1);
    }

    private static OptionalInt lastOfHeader(Lines lines) {
        OptionalInt found = OptionalInt.empty();
        for (int line = 0; line < Math.min(lines.count(), LONGEST_HEADER); line++) {
            if (mayMark(lines, line)) {
                String text = lines.stripped(line);
                if (END.matcher(text).matches()) {
                    break;
                }
                if (START.matcher(text).matches()
                        || SMALL_PRINT_ENDS.matcher(text).matches()) {
                    found = OptionalInt.of(line);
                }
            }
        }
        return found.isPresent() ? found : australian(lines);
    }

    /** Its header ends at the last line that tells of the site, before a rule and the title once more. */
    private static OptionalInt australian(Lines lines) {
        if (lines.count() == 0 || !AUSTRALIA.matcher(opening(lines)).matches()) {
            return OptionalInt.empty();
        }
        OptionalInt last = OptionalInt.empty();
        for (int line = 0; line < Math.min(lines.count(), 80); line++) {
            if (ABOUT.matcher(lines.stripped(line)).matches()) {
                last = OptionalInt.of(line);
            }
        }
        return last;
    }

    private static boolean mayMark(Lines lines, int line) {
        if (lines.length(line) > 300) {
            return false;
        }
        for (int i = lines.start(line); i < lines.end(line); i++) {
            char c = lines.text().charAt(i);
            if (Character.isLetter(c)) {
                return "SETUsetu".indexOf(c) >= 0;
            }
        }
        return false;
    }

    /** A marker may go on over some lines, to the asterisks that end it. */
    private static int behindMarker(Lines lines, int line) {
        String marker = lines.stripped(line);
        boolean starred = marker.startsWith("*");
        for (int last = line; last < Math.min(lines.count(), line + LONGEST_MARKER); last++) {
            if (lines.blank(last)) {
                break;
            }
            String text = lines.stripped(last);
            if (starred && text.endsWith("*") && !(last == line && text.matches("\\*+\\s*"))) {
                return last + 1;
            }
        }
        return line + 1;
    }

    private static OptionalInt firstOfFooter(Lines lines, int from) {
        int footer = -1;
        for (int line = from; line < lines.count(); line++) {
            if (mayMark(lines, line)) {
                String text = lines.stripped(line);
                if (END.matcher(text).matches()) {
                    footer = line;
                    break;
                }
                // other forms are believed near the end only, for they may be quoted
                if (FOOTER.matcher(text).matches() && 2L * line > lines.count()) {
                    footer = line;
                    break;
                }
            }
        }
        if (footer < 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(beforeFarewell(lines, from, footer));
    }

    /** "End of the Project Gutenberg EBook of …" stands on lines of its own in front of the marker. */
    private static int beforeFarewell(Lines lines, int from, int footer) {
        int first = footer;
        for (int line = footer - 1; line >= Math.max(from, footer - 8); line--) {
            if (!lines.blank(line) && FOOTER.matcher(lines.stripped(line)).matches()) {
                first = line;
            }
        }
        return first;
    }

    /** Without a marker: behind the last line near the beginning that speaks of the project. */
    private static int behindMentions(Lines lines, int end) {
        int first = 0;
        for (int line = 0; line < Math.min(end, 300); line++) {
            if (ABOUT.matcher(lines.stripped(line)).matches()) {
                first = line + 1;
            }
        }
        while (first > 0 && first < end && !lines.blank(first)) {
            first++;
        }
        return first;
    }

    private static int behindCredits(Lines lines, int from, int end) {
        int behind = from;
        int line = from;
        for (int credits = 0; credits < MOST_CREDITS; credits++) {
            while (line < end && lines.blank(line)) {
                line++;
            }
            int last = line;
            while (last + 1 < end && !lines.blank(last + 1)) {
                last++;
            }
            if (line >= end || last - line >= LONGEST_CREDIT || !isCredit(lines, line, last)) {
                break;
            }
            line = last + 1;
            behind = line;
        }
        return behind;
    }

    private static boolean isCredit(Lines lines, int first, int last) {
        String text = lines.joined(first, last);
        // a transcriber's note is marked where it stands, a title page is the author's
        return !text.startsWith("[")
                && lines.words(first, last + 1) > 1
                && CREDIT.matcher(text).matches();
    }

    /** What stands in front of the book, blank where nothing does. */
    public Optional<String> header(String text) {
        return start == 0 ? Optional.empty() : Optional.of(text.substring(0, start));
    }

    /** What stands behind the book. */
    public Optional<String> footer(String text) {
        return end == text.length() ? Optional.empty() : Optional.of(text.substring(end));
    }
}
