package io.agon.simulator.embedding;

import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;

import java.util.Locale;

/**
 * A vector for a text: its words, hashed with a sign each and damped by the root of their count, and its eight traits. Length 1;
 * texts that share words lie near each other. Pure.
 */
public final class Embedding {
    /** Dimensions where a request names none. */
    public static final int DIMENSIONS = 256;
    /** Weight of the traits beside the words. */
    private static final double TRAITS = 0.5;

    private Embedding() {}

    /**
     * Embeds a text.
     *
     * @param dimensions at least 16; the last eight hold the traits
     */
    public static float[] of(String text, Craft craft, int dimensions) {
        double[] vector = new double[dimensions];
        int buckets = dimensions - Trait.ALL.size();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                long hash = Draws.hash(word);
                vector[(int) Math.floorMod(hash, (long) buckets)] += hash < 0 ? -1 : 1;
            }
        }
        double words = 0;
        for (int i = 0; i < buckets; i++) {
            vector[i] = Math.signum(vector[i]) * Math.sqrt(Math.abs(vector[i]));
            words += vector[i] * vector[i];
        }
        double scale = words == 0 ? 0 : 1 / Math.sqrt(words);
        for (int i = 0; i < buckets; i++) {
            vector[i] *= scale;
        }
        for (Trait trait : Trait.ALL) {
            vector[buckets + trait.ordinal()] = TRAITS * (craft.trait(trait) + 0.01);
        }
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        float[] embedding = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            embedding[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return embedding;
    }
}
