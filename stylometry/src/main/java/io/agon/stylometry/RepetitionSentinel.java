package io.agon.stylometry;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a text while it is written for what language models fall into when they degenerate (Holtzman et al., The Curious Case
 * of Neural Text Degeneration, ICLR 2020): the same few words over and over, a passage copied from further above, a string
 * without an end. Takes constant time a word. Not for threads to share.
 *
 * <p>Three signs, each far from what novels do:
 *
 * <ul>
 *   <li>a copy: the last {@value #COPY} words stood further above in the same order;
 *   <li>a loop: over the last {@value #WINDOW} words, more than {@value #MOST_REPEATED} of the 4-grams occur more than once
 *       (rep-4 of Welleck et al., Neural Text Generation with Unlikelihood Training, ICLR 2020), or the words have less than
 *       {@value #LEAST_BITS} bits of entropy each;
 *   <li>a run: more than {@value #LONGEST_WORD} characters without an end of a word.
 * </ul>
 */
public final class RepetitionSentinel {
    static final int COPY = 50;
    static final int WINDOW = 120;
    static final double MOST_REPEATED = 0.5;
    static final double LEAST_BITS = 3.5;
    static final int LONGEST_WORD = 400;

    private static final int GRAM = 4;
    private static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long POWER = power();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> copies = new HashMap<>();
    private final ArrayDeque<Long> grams = new ArrayDeque<>();
    private final Map<Long, Integer> gramCounts = new HashMap<>();
    private final Map<Integer, Integer> wordCounts = new HashMap<>();
    private final StringBuilder rest = new StringBuilder();
    private int[] words = new int[1024];
    private int count;
    private int repeated;
    private double sumOfLogs;
    private long copyHash;
    private Repetition found;

    /** What is repeated. */
    public enum Kind {
        /** A passage from further above, word for word. */
        COPY,
        /** The same few words over and over. */
        LOOP,
        /** A string without an end. */
        RUN
    }

    /**
     * A repetition.
     *
     * @param afterWords words read when it was noticed
     * @param sound words before which the text is not yet part of it, so that it may be continued from there
     */
    public record Repetition(Kind kind, int afterWords, int sound) {}

    /** Whether a text is degenerate as a whole or in part. */
    public static Optional<Repetition> in(CharSequence text) {
        RepetitionSentinel sentinel = new RepetitionSentinel();
        Optional<Repetition> found = sentinel.read(text);
        return found.isPresent() ? found : sentinel.end();
    }

    /**
     * Reads on.
     *
     * @param part what came since the last call; it may end within a word
     * @return what is repeated, from the first time on that something is
     */
    public Optional<Repetition> read(CharSequence part) {
        for (int i = 0; i < part.length() && found == null; i++) {
            char c = part.charAt(i);
            rest.append(c);
            if (Character.isWhitespace(c) || Character.isIdeographic(c)) {
                take();
            } else if (rest.length() > LONGEST_WORD) {
                found = new Repetition(Kind.RUN, count, count);
            }
        }
        return Optional.ofNullable(found);
    }

    /** Reads what is left of the last word. */
    public Optional<Repetition> end() {
        take();
        return Optional.ofNullable(found);
    }

    private void take() {
        Words.find(rest, (start, end) -> {
            if (found == null) {
                word(numbers.computeIfAbsent(Words.plain(rest.subSequence(start, end)), word -> numbers.size()));
            }
        });
        rest.setLength(0);
    }

    private void word(int number) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = number;
        countWord(number, 1);
        if (count > WINDOW) {
            countWord(words[count - 1 - WINDOW], -1);
        }
        if (count >= GRAM) {
            enterGram();
        }
        findCopy(number);
        if (found == null && count >= WINDOW) {
            findLoop();
        }
    }

    /** Keeps the sum of n log n over the words of the window, which entropy follows from. */
    private void countWord(int number, int more) {
        int before = wordCounts.getOrDefault(number, 0);
        int after = before + more;
        sumOfLogs += weighted(after) - weighted(before);
        if (after == 0) {
            wordCounts.remove(number);
        } else {
            wordCounts.put(number, after);
        }
    }

    private static double weighted(int n) {
        return n == 0 ? 0 : n * Math.log(n);
    }

    private void enterGram() {
        long gram = 0;
        for (int i = count - GRAM; i < count; i++) {
            gram = gram * BASE + words[i] + 1;
        }
        grams.add(gram);
        countGram(gram, 1);
        if (grams.size() > WINDOW) {
            countGram(grams.remove(), -1);
        }
    }

    private void countGram(long gram, int more) {
        int before = gramCounts.getOrDefault(gram, 0);
        int after = before + more;
        repeated += (after > 1 ? after : 0) - (before > 1 ? before : 0);
        if (after == 0) {
            gramCounts.remove(gram);
        } else {
            gramCounts.put(gram, after);
        }
    }

    private void findLoop() {
        double bits = (Math.log(WINDOW) - sumOfLogs / WINDOW) / Math.log(2);
        if (repeated > MOST_REPEATED * grams.size() || bits < LEAST_BITS) {
            found = new Repetition(Kind.LOOP, count, Math.max(0, count - WINDOW));
        }
    }

    /** A rolling hash of the last words, looked up among those of all passages before. */
    private void findCopy(int number) {
        copyHash = copyHash * BASE + number + 1;
        if (count > COPY) {
            copyHash -= (words[count - 1 - COPY] + 1L) * POWER;
        }
        if (count < COPY) {
            return;
        }
        Integer earlier = copies.putIfAbsent(copyHash, count);
        if (earlier != null && same(earlier)) {
            found = new Repetition(Kind.COPY, count, count - COPY);
        }
    }

    private boolean same(int earlier) {
        return Arrays.equals(words, earlier - COPY, earlier, words, count - COPY, count);
    }

    private static long power() {
        long power = 1;
        for (int i = 0; i < COPY; i++) {
            power *= BASE;
        }
        return power;
    }
}
