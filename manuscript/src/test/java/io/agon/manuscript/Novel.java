package io.agon.manuscript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A novel in the making: headings as a layout prints them, invented prose between them, and what a reader must find. Each
 * chapter begins with words of its own, so that a heading that takes in text, or leaves some, is seen.
 */
final class Novel {
    private final StringBuilder text = new StringBuilder();
    private final List<String> openings = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<Integer> scenes = new ArrayList<>();
    private final Set<String> heads = new HashSet<>();
    private final Set<String> partHeads = new HashSet<>();
    private final Prose prose;
    private String part = "";
    private int words = 700;
    private boolean wrapped = true;

    Novel(long seed) {
        prose = new Prose(seed);
    }

    /** So many words a chapter from here on. */
    Novel words(int each) {
        words = each;
        return this;
    }

    /** Anything, as it is. */
    Novel raw(String lines) {
        text.append(lines);
        return this;
    }

    /** From here on every paragraph is one line, and no blank line stands between them. */
    Novel unwrapped() {
        wrapped = false;
        return this;
    }

    /** Text that belongs to no chapter. */
    Novel prose(int count) {
        text.append(prose.paragraphs("Let it be said beforehand:", count)).append('\n');
        return this;
    }

    /** A heading of a part, with the blank lines around it; what follows stands in it. */
    Novel part(String name, String heading) {
        part = name;
        partHeads.add(heading.strip());
        text.append(heading);
        return this;
    }

    /** The chapters that follow stand in this part, whose heading is there already. */
    Novel in(String name) {
        part = name;
        return this;
    }

    /** A chapter: its heading with the blank lines around it, then its text. */
    Novel chapter(String title, String heading) {
        return chapter(title, heading, new String[] {""});
    }

    /** A chapter of several scenes with these separators in front of each; the first is often empty. */
    Novel chapter(String title, String heading, String... separators) {
        String opening = "Opening " + "number " + name(openings.size()) + " it was.";
        openings.add(opening);
        titles.add(title);
        parts.add(part);
        scenes.add(separators.length);
        heads.add(heading.strip());
        text.append(heading);
        for (int i = 0; i < separators.length; i++) {
            text.append(separators[i]);
            String paragraphs =
                    prose.paragraphs(i == 0 ? opening : "Afterwards it was otherwise.", words / separators.length);
            text.append(
                    wrapped
                            ? paragraphs
                            : paragraphs
                                            .replaceAll("(?<!\n)\n(?!\n)", " ")
                                            .replace("\n\n", "\n")
                                            .strip() + "\n");
        }
        return this;
    }

    private static String name(int number) {
        String digits = "abcdefghij";
        StringBuilder name = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            name.append(digits.charAt(c - '0'));
        }
        return name.toString();
    }

    /**
     * The same as a page: headings of chapters and parts as headings or, without tags for them, as paragraphs.
     *
     * @param tagged whether headings are tagged as such
     */
    String html(boolean tagged) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><title>x</title></head><body>\n");
        String rest = text.toString();
        for (String head : heads) {
            // a heading of several blocks is one heading
            rest = rest.replace("\n" + head + "\n", "\n" + head.replaceAll("\\n+", "\u0001") + "\n");
        }
        for (String block : rest.split("\n\\s*\n")) {
            String line = block.strip();
            String plain = line.replace('\u0001', '\n');
            boolean head = line.indexOf('\u0001') >= 0 || heads.contains(line);
            String tag = tagged && partHeads.contains(plain) ? "h2" : tagged && head ? "h3" : "p";
            boolean broken = head || line.contains(" . . ") || line.lines().allMatch(l -> l.length() < 60);
            String inner = broken ? line.replace("\u0001", "<br>").replace("\n", "<br>\n") : line;
            html.append('<')
                    .append(tag)
                    .append('>')
                    .append(inner)
                    .append("</")
                    .append(tag)
                    .append(">\n");
        }
        return html.append("</body></html>").toString();
    }

    String text() {
        return text.toString();
    }

    List<String> openings() {
        return openings;
    }

    /** An empty title is one that is not looked at. */
    List<String> titles() {
        return titles;
    }

    List<String> parts() {
        return parts;
    }

    List<Integer> scenes() {
        return scenes;
    }

    static String roman(int number) {
        String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
        String[] units = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return "C".repeat(number / 100) + tens[number / 10 % 10] + units[number % 10];
    }
}
