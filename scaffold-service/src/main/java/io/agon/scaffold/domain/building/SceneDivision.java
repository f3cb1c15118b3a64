package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.building.Paragraphs.Paragraph;
import io.agon.scaffold.domain.plan.SceneBreaks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a text without breaks into scenes. A model proposes paragraphs at which scenes begin; what it proposes is kept as far
 * as no scene becomes too short by it, and scenes that are still too long are divided where their halves are most alike in
 * length. So every proposal, the empty one too, gives scenes within the bounds.
 */
final class SceneDivision {
    private static final int SHOWN_WORDS = 25;

    private final String text;
    private final List<Paragraph> paragraphs;
    private final Bounds bounds;

    SceneDivision(String text, Bounds bounds) {
        this.text = text;
        this.paragraphs = Paragraphs.of(text);
        this.bounds = bounds;
    }

    /** How each paragraph begins, as a model is shown it. */
    List<Task.Opening> openings() {
        return IntStream.range(0, paragraphs.size())
                .mapToObj(i -> new Task.Opening(i + 1, paragraphs.get(i).words(), beginning(paragraphs.get(i))))
                .toList();
    }

    private String beginning(Paragraph paragraph) {
        String[] words =
                text.substring(paragraph.start(), paragraph.end()).strip().split("\\s+", SHOWN_WORDS + 1);
        String shown = String.join(" ", List.of(words).subList(0, Math.min(words.length, SHOWN_WORDS)));
        return words.length > SHOWN_WORDS ? shown + " …" : shown;
    }

    /** Offsets in the text at which new scenes begin, none at its beginning. */
    List<Integer> starts(SceneBreaks proposed) {
        List<Integer> first = new ArrayList<>(List.of(0));
        proposed.paragraphs().stream()
                .map(number -> number - 1)
                .filter(index -> index > 0 && index < paragraphs.size())
                .sorted()
                .distinct()
                .filter(index -> words(first.getLast(), index) >= bounds.leastScene()
                        && words(index, paragraphs.size()) >= bounds.leastScene())
                .forEach(first::add);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int end = i + 1 < first.size() ? first.get(i + 1) : paragraphs.size();
            divide(first.get(i), end, all);
        }
        return all.stream()
                .filter(index -> index > 0)
                .map(index -> paragraphs.get(index).start())
                .toList();
    }

    private void divide(int from, int to, List<Integer> starts) {
        int words = words(from, to);
        if (words <= bounds.mostScene() || to - from < 2) {
            starts.add(from);
            return;
        }
        int best = from + 1;
        for (int index = from + 1; index < to; index++) {
            if (Math.abs(2 * words(from, index) - words) < Math.abs(2 * words(from, best) - words)) {
                best = index;
            }
        }
        divide(from, best, starts);
        divide(best, to, starts);
    }

    private int words(int from, int to) {
        return paragraphs.subList(from, to).stream().mapToInt(Paragraph::words).sum();
    }
}
