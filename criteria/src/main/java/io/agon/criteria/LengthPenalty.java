package io.agon.criteria;

/**
 * What a text loses for its length: nothing between the bounds, then in proportion to how far it lies outside, up to the full
 * weight at the end of the buffer and beyond. A slope instead of a step, after the soft overlong punishment of DAPO (Yu et al.
 * 2025), so that a trainer sees which way is better; here on both sides.
 *
 * @param least fewest words that cost nothing, at least 0
 * @param most most words that cost nothing, at least {@code least}
 * @param buffer words outside the bounds at which the full weight is lost, at least 1
 * @param weight most that can be lost, at least 0
 */
public record LengthPenalty(int least, int most, int buffer, double weight) {
    /** No length costs anything. */
    public static final LengthPenalty NONE = new LengthPenalty(0, Integer.MAX_VALUE, 1, 0);

    public LengthPenalty {
        if (least < 0 || most < least || buffer < 1 || !(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("least is " + least + ", most is " + most + ", buffer is " + buffer
                    + ", weight is " + weight + ": must be 0 ≤ least ≤ most, buffer at least 1, weight at least 0");
        }
    }

    /** What a text of so many words loses, 0 to the weight. */
    public double of(int words) {
        long outside = Math.max(0L, Math.max((long) least - words, (long) words - most));
        return weight * Math.min(1, outside / (double) buffer);
    }
}
