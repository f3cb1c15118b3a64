package io.agon.manuscript.structure;

import io.agon.manuscript.text.Lines;

import java.util.Arrays;
import java.util.List;

/**
 * A guess at which lines head the chapters, and how well it explains the book.
 *
 * @param style which headings these are
 * @param headings in the order of the text
 * @param score 0 for nothing, about 1 for a plausible division, 3 for what says "chapter" and counts without a fault
 */
record Hypothesis(String style, List<Candidate> headings, double score) {
    private static final int CHAPTER = 400;
    private static final int SHORT_CHAPTER = 150;
    private static final int TINY_CHAPTER = 40;

    /**
     * Weighs the share of the text that lies in plausible chapters, how the headings count and stand, and how many there are.
     *
     * @param weight of the kind of evidence
     * @param regular share of steps that count on, 1 for headings that do not count
     */
    static Hypothesis of(String style, List<Candidate> headings, double weight, double regular, Lines lines) {
        int n = headings.size();
        if (n == 0) {
            return new Hypothesis(style, headings, 0);
        }
        int[] words = new int[n];
        double plausible = 0;
        double isolated = 0;
        for (int i = 0; i < n; i++) {
            int next = i + 1 < n ? headings.get(i + 1).line() : lines.count();
            words[i] = lines.words(headings.get(i).line() + 1, next);
            plausible +=
                    words[i] >= CHAPTER ? 1 : words[i] >= SHORT_CHAPTER ? 0.85 : words[i] >= TINY_CHAPTER ? 0.5 : 0.1;
            isolated += headings.get(i).isolated() ? 1 : 0;
        }
        int[] sorted = words.clone();
        Arrays.sort(sorted);
        // behind the last heading may come more than its chapter
        int limit = n == 1 ? Integer.MAX_VALUE : 4 * Math.max(sorted[n / 2], CHAPTER);
        double covered = Math.min(words[n - 1], limit);
        for (int i = 0; i < n - 1; i++) {
            covered += words[i];
        }
        double cover = covered / Math.max(1, lines.words());
        double score = weight
                * cover
                * (plausible / n)
                * (0.4 + 0.6 * regular)
                * (0.5 + 0.5 * isolated / n)
                * (1 - 1.0 / (n + 1));
        return new Hypothesis(style, headings, score);
    }
}
