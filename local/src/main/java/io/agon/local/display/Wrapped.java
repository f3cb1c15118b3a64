package io.agon.local.display;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose at spaces. */
final class Wrapped {
    private Wrapped() {}

    /** Keeps the text's own line breaks; words longer than a line stay whole. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split(" +")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
