package io.agon.scaffold.domain.building;

import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;

/** Parts of texts. */
final class Passages {
    private static final int ENDING = 150;
    private static final int LEAST_LEFT = 200;

    private Passages() {}

    /** The first words of a text, as it stands. */
    static String beginning(String text, int words) {
        int[] seen = {0, text.length()};
        Words.find(text, (start, end) -> {
            if (++seen[0] == words) {
                seen[1] = end;
            }
        });
        return text.substring(0, seen[1]).strip();
    }

    /** The last words of a text, from the beginning of a line on where there is one. */
    static String ending(String text) {
        List<Integer> starts = new ArrayList<>();
        Words.find(text, (start, end) -> starts.add(start));
        if (starts.size() <= ENDING) {
            return text.strip();
        }
        int from = starts.get(starts.size() - ENDING);
        int line = text.indexOf('\n', from);
        return text.substring(line < 0 || line > text.length() - LEAST_LEFT ? from : line)
                .strip();
    }
}
