package io.agon.manuscript;

import io.agon.manuscript.structure.Section;
import io.agon.manuscript.structure.SectionKind;
import io.agon.manuscript.text.Lines;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a title page says where nothing else names the book: the first lines, and who it is by. */
record TitlePage(Optional<String> title, Optional<String> author) {
    private static final Pattern BY = Pattern.compile("(?i)^_?(?:written\\s+)?by:?_?\\s+(.{2,60}?)_?$");
    private static final Pattern BY_ALONE = Pattern.compile("(?i)^_?(?:written\\s+)?by:?_?$");
    private static final Pattern NAME =
            Pattern.compile("^\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[ ,]+\\p{L}[\\p{L}\\p{M}.'’-]*){1,5}$");
    private static final Pattern PUBLISHED = Pattern.compile("\\s*[(\\[]?\\d{4}[)\\]]?\\.?$");
    private static final int FAR = 60;
    private static final int LONGEST = 120;

    static TitlePage of(String body, Section structure) {
        Optional<Section> front = structure.sections().stream()
                .filter(section -> section.kind() == SectionKind.FRONT_MATTER)
                .findFirst();
        if (front.isEmpty()) {
            return new TitlePage(Optional.empty(), Optional.empty());
        }
        int end = front.get().sections().stream()
                .filter(section -> section.kind() != SectionKind.TITLE_PAGE && section.kind() != SectionKind.SEPARATOR)
                .mapToInt(Section::start)
                .findFirst()
                .orElse(front.get().end());
        Lines lines = new Lines(body.substring(0, Math.min(end, 20_000)));
        return read(lines);
    }

    private static TitlePage read(Lines lines) {
        StringBuilder title = new StringBuilder();
        boolean open = true;
        for (int line = 0; line < Math.min(lines.count(), FAR); line++) {
            String text = tidy(lines.stripped(line));
            if (text.isEmpty()) {
                // a title may have its lines apart, but not behind more than one blank line
                open &= title.isEmpty() || !lines.blank(Math.max(0, line - 1));
                continue;
            }
            Matcher by = BY.matcher(text);
            if (by.matches() && !title.isEmpty()) {
                return new TitlePage(titled(title), author(by.group(1)));
            }
            if (BY_ALONE.matcher(text).matches() && !title.isEmpty()) {
                int next = line + 1;
                while (next < lines.count() && lines.blank(next)) {
                    next++;
                }
                return new TitlePage(
                        titled(title), next < lines.count() ? author(tidy(lines.stripped(next))) : Optional.empty());
            }
            boolean mark = text.startsWith("[")
                    || text.startsWith("(")
                    || !text.chars().anyMatch(Character::isLetterOrDigit);
            if (title.isEmpty() ? !mark : open && !mark && directlyBelow(lines, line)) {
                title.append(title.isEmpty() ? "" : " ").append(text);
            } else if (!title.isEmpty()) {
                open = false;
            }
        }
        return new TitlePage(titled(title), Optional.empty());
    }

    private static boolean directlyBelow(Lines lines, int line) {
        return line > 0 && !lines.blank(line - 1);
    }

    private static Optional<String> titled(StringBuilder title) {
        String text = title.toString().replaceAll("[.,:;]+$", "").strip();
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> author(String text) {
        String name = PUBLISHED
                .matcher(text)
                .replaceFirst("")
                .replaceAll("[.,;]+$", "")
                .strip();
        return NAME.matcher(name).matches() || name.matches("\\p{Lu}[\\p{L}\\p{M}'’-]{2,30}")
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String tidy(String text) {
        return text.replaceAll("^[_*=#\\s]+|[_*=#\\s]+$", "");
    }
}
