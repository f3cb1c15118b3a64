package io.agon.stylometry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of phrases, looked for in texts. At each word the longest phrase counts, and what it covers counts once. */
final class Phrases {
    private static final String ANY = "*";

    private final Node root = new Node();

    /** Words that may follow, in a tree. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private boolean end;
    }

    private Phrases(Iterable<String> phrases) {
        for (String phrase : phrases) {
            Node node = root;
            for (String word : phrase.split(" ")) {
                node = node.next.computeIfAbsent(Words.plain(word), w -> new Node());
            }
            node.end = true;
        }
    }

    /** These phrases: words apart by one space each, {@code *} for any word. */
    static Phrases of(List<String> phrases) {
        return new Phrases(phrases);
    }

    /** The list that is packaged under this name. */
    static Phrases packaged(String name) {
        return new Phrases(lines(name));
    }

    /** The lines of a packaged list, without remarks. */
    static List<String> lines(String name) {
        try (InputStream in = Phrases.class.getResourceAsStream(name + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a phrase of the list stands among these plain words. */
    int count(List<String> words) {
        int count = 0;
        int i = 0;
        while (i < words.size()) {
            int length = longest(root, words, i);
            count += length > 0 ? 1 : 0;
            i += Math.max(1, length);
        }
        return count;
    }

    /** Words of the longest phrase that begins here, 0 if none does. */
    private static int longest(Node node, List<String> words, int at) {
        if (at >= words.size()) {
            return 0;
        }
        int best = 0;
        for (Node next : new Node[] {node.next.get(words.get(at)), node.next.get(ANY)}) {
            if (next != null) {
                int more = longest(next, words, at + 1);
                int length = more > 0 ? more + 1 : next.end ? 1 : 0;
                best = Math.max(best, length);
            }
        }
        return best;
    }
}
