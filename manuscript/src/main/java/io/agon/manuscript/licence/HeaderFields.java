package io.agon.manuscript.licence;

import io.agon.manuscript.text.Lines;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a licence's header says of the book, by lower-case name: title, author, language, release date … */
public final class HeaderFields {
    private static final Set<String> NAMES = Set.of(
            "title",
            "author",
            "authors",
            "editor",
            "translator",
            "illustrator",
            "contributor",
            "release date",
            "posting date",
            "last updated",
            "language",
            "character set encoding",
            "credits",
            "original publication",
            "ebook no.",
            "date first posted",
            "subtitle");
    private static final Pattern FIELD = Pattern.compile("^([A-Z][A-Za-z .]{2,24}):\\s*(.*)$");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\[\\s*(?:e-?book|e-?text)\\s*#\\s*(\\d{1,7})\\s*]");
    private static final Pattern NUMBER_ONLY = Pattern.compile("(\\d{1,7})\\w*");
    private static final Pattern OLD_DATE = Pattern.compile(
            "(?im)^\\W*((?:january|february|march|april|may|june|july|august|september|october|november|december),?"
                    + "\\s+(?:\\d{1,2},\\s+)?\\d{4})\\s*\\[\\s*e-?(?:book|text)\\s*#");
    private static final Pattern FIRST_LINE =
            Pattern.compile("(?i)(?:the\\s+)?project\\s+gutenberg(?:'s|’s)?(?:\\s+of\\s+"
                    + "australia)?(?:\\s+e-?(?:book|text))?(?:\\s+of)?[\\s,:]+(.+?),?\\s+by\\s+(.+)");

    private final Map<String, String> fields;

    private HeaderFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Reads a header; what it does not say is absent. */
    public static HeaderFields of(String header) {
        Lines lines = new Lines(header);
        Map<String, String> fields = new LinkedHashMap<>();
        String open = null;
        for (int line = 0; line < Math.min(lines.count(), 500); line++) {
            String text = lines.stripped(line);
            Matcher field = FIELD.matcher(text);
            if (field.matches() && NAMES.contains(field.group(1).toLowerCase(Locale.ROOT))) {
                open = field.group(1).toLowerCase(Locale.ROOT);
                if (fields.putIfAbsent(open, field.group(2).strip()) != null) {
                    open = null;
                }
            } else if (text.isEmpty() || field.matches() || lines.indent(line) < 2) {
                open = null;
            } else if (open != null && !text.startsWith("[")) {
                fields.merge(open, text, (a, b) -> (a + " " + b).strip());
            }
        }
        fields.values().removeIf(String::isBlank);
        firstLine(lines, fields);
        return new HeaderFields(fields);
    }

    /** "The Project Gutenberg EBook of TITLE, by AUTHOR", often over two lines. */
    private static void firstLine(Lines lines, Map<String, String> fields) {
        for (int line = 0; line < Math.min(lines.count(), 20); line++) {
            if (lines.blank(line)) {
                continue;
            }
            int last = line;
            while (last + 1 < Math.min(lines.count(), line + 3) && !lines.blank(last + 1)) {
                last++;
            }
            Matcher named = FIRST_LINE.matcher(lines.joined(line, last).replaceAll("^[\\s*]+|[\\s*]+$", ""));
            if (named.matches()) {
                fields.putIfAbsent("title", named.group(1).strip());
                // behind the author old headers go on with the number in a series
                fields.putIfAbsent(
                        "author",
                        named.group(2).replaceAll("[*#(\\[].*$", "").strip().replaceAll("[.,]$", ""));
            }
            return;
        }
    }

    /** A field's value. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** All fields in the order of the header. */
    public Map<String, String> all() {
        return Map.copyOf(fields);
    }

    /** The number of the ebook. */
    public static Optional<Integer> number(String header) {
        Matcher number = NUMBER.matcher(header);
        if (number.find()) {
            return Optional.of(Integer.valueOf(number.group(1)));
        }
        Matcher australian = Pattern.compile("(?im)^eBook No\\.:\\s*(.+)$").matcher(header);
        if (australian.find()) {
            Matcher digits = NUMBER_ONLY.matcher(australian.group(1).strip());
            return digits.matches() ? Optional.of(Integer.valueOf(digits.group(1))) : Optional.empty();
        }
        return Optional.empty();
    }

    /** When it was released, as the header writes it. */
    public Optional<String> release(String header) {
        Optional<String> date = value("release date")
                .or(() -> value("posting date"))
                .map(d -> d.replaceAll("\\s*\\[.*$", "").strip());
        if (date.isPresent()) {
            return date;
        }
        Matcher old = OLD_DATE.matcher(header);
        return old.find() ? Optional.of(old.group(1).strip()) : Optional.empty();
    }
}
