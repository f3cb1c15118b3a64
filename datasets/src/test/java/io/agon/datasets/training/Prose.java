package io.agon.datasets.training;

import java.util.SplittableRandom;

/** Words that mean nothing. */
final class Prose {
    private Prose() {}

    static String of(int words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append("w").append(random.nextInt(5_000));
        }
        return text.toString();
    }

    /** The same, with every so-manieth word another. */
    static String changed(String text, int each, long seed) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i += each) {
            words[i] = "x" + (seed + i);
        }
        return String.join(" ", words);
    }
}
