package io.agon.simulator.writing;

import io.agon.simulator.draw.Draws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who and what one text is about: its own few names, places and things, so that they come back. Immutable. */
final class Setting {
    private static final Set<String> DULL = Set.of(
            "about",
            "after",
            "their",
            "there",
            "where",
            "which",
            "whose",
            "with",
            "from",
            "that",
            "this",
            "what",
            "when",
            "write",
            "story",
            "short",
            "poem",
            "words",
            "must",
            "than",
            "into",
            "they",
            "them",
            "have",
            "each",
            "other",
            "never",
            "being",
            "between",
            "under",
            "over",
            "most",
            "more",
            "some",
            "your",
            "reader",
            "explain",
            "describe");
    /** A slot of which one text uses only a few fillers, and how many. */
    private record Own(String slot, int count) {}

    /** In a fixed order: each takes from the draws, and a map's order differs from one process to the next. */
    private static final List<Own> OWN = List.of(
            new Own("place", 3),
            new Own("room", 3),
            new Own("thing", 4),
            new Own("kin", 3),
            new Own("job", 3),
            new Own("weather", 2),
            new Own("when", 3));

    private final Map<String, List<String>> fillers;

    private Setting(Map<String, List<String>> fillers) {
        this.fillers = fillers;
    }

    /**
     * Draws a setting.
     *
     * @param names of people met already, the protagonist first; perhaps none
     * @param female whether a given protagonist is a she
     */
    static Setting draw(Grammar grammar, WritingTask task, List<String> names, boolean female, Draws draws) {
        Map<String, List<String>> fillers = new HashMap<>();
        boolean she = names.isEmpty() ? draws.chance(0.5) : female;
        String hero = names.isEmpty() ? draws.pick(grammar.fillers(she ? "she" : "he")) : names.getFirst();
        String other = names.size() > 1 ? names.get(1) : hero;
        while (other.equals(hero)) {
            other = draws.pick(grammar.fillers(draws.chance(0.5) ? "she" : "he"));
        }
        fillers.put("N", List.of(hero));
        fillers.put("O", List.of(other));
        fillers.put("he", List.of(she ? "she" : "he"));
        fillers.put("He", List.of(she ? "She" : "He"));
        fillers.put("him", List.of(she ? "her" : "him"));
        fillers.put("his", List.of(she ? "her" : "his"));
        fillers.put("His", List.of(she ? "Her" : "His"));
        OWN.forEach(own -> fillers.put(own.slot(), few(grammar.fillers(own.slot()), own.count(), draws)));
        String theme = phrase(task.theme());
        fillers.put("theme", List.of(theme.isEmpty() ? "the " + draws.pick(grammar.fillers("thing")) : theme));
        List<String> motifs = motifs(task.theme());
        fillers.put("motif", motifs.isEmpty() ? few(grammar.fillers("thing"), 2, draws) : motifs);
        return new Setting(fillers);
    }

    /** Fillers of this text's own, or null where the grammar's serve. */
    List<String> fillers(String slot) {
        return fillers.get(slot);
    }

    private static List<String> few(List<String> all, int count, Draws draws) {
        List<String> rest = new ArrayList<>(all);
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count && !rest.isEmpty()) {
            chosen.add(rest.remove(draws.below(rest.size())));
        }
        return chosen;
    }

    /** The theme as it can stand inside a sentence: at most twelve words, no full stop at its end. */
    private static String phrase(String theme) {
        String[] words = theme.strip().split("\\s+");
        String phrase = String.join(" ", List.of(words).subList(0, Math.min(12, words.length)))
                .replaceAll("[.!?\"“”:;<>{}]+", "")
                .strip();
        return phrase.length() > 1 && Character.isLowerCase(phrase.charAt(1))
                ? phrase.substring(0, 1).toLowerCase(Locale.ROOT) + phrase.substring(1)
                : phrase;
    }

    /** Telling words of the theme, at most four. */
    private static List<String> motifs(String theme) {
        List<String> motifs = new ArrayList<>();
        for (String word : theme.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() > 4 && !DULL.contains(word) && !motifs.contains(word) && motifs.size() < 4) {
                motifs.add(word);
            }
        }
        return motifs;
    }
}
