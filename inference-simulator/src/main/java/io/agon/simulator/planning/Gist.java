package io.agon.simulator.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text is about, as far as counting goes.
 *
 * @param names words in capitals inside sentences, the most frequent first
 * @param themes long words in small letters, the rarest of the frequent first
 * @param words of the text
 * @param dialogue share of lines with a quotation mark, 0 to 1
 */
record Gist(List<String> names, List<String> themes, int words, double dialogue) {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");
    private static final int LONG = 6;
    private static final int MOST = 8;

    static Gist of(String text) {
        Map<String, Integer> names = new LinkedHashMap<>();
        Map<String, Integer> small = new HashMap<>();
        Matcher found = WORD.matcher(text);
        int words = 0;
        int end = -1;
        while (found.find()) {
            words++;
            String word = found.group();
            boolean inside = end >= 0 && text.substring(end, found.start()).equals(" ");
            if (Character.isUpperCase(word.charAt(0)) && word.length() > 2) {
                if (inside) {
                    names.merge(word, 1, Integer::sum);
                }
            } else if (word.length() >= LONG) {
                small.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
            end = found.end();
        }
        long lines = Math.max(1, text.lines().filter(line -> !line.isBlank()).count());
        long spoken = text.lines()
                .filter(line -> line.indexOf('“') >= 0 || line.indexOf('"') >= 0)
                .count();
        return new Gist(top(names), top(small), words, (double) spoken / lines);
    }

    private static List<String> top(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> all = new ArrayList<>(counts.entrySet());
        all.sort(Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        return all.stream().limit(MOST).map(Map.Entry::getKey).toList();
    }

    String name(int i) {
        return names.isEmpty() ? "Nobody" : names.get(i % names.size());
    }

    String theme(int i) {
        return themes.isEmpty() ? "silence" : themes.get(i % themes.size());
    }
}
