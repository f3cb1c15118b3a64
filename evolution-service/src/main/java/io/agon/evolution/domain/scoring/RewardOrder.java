package io.agon.evolution.domain.scoring;

import io.agon.criteria.LengthPenalty;

import java.util.List;
import java.util.Locale;

/**
 * Texts to be rewarded.
 *
 * @param scaled whether advantages are divided by the standard deviation of their group
 * @param items at least one
 */
public record RewardOrder(Scoring scoring, LengthPenalty length, Format format, boolean scaled, List<Item> items) {
    public RewardOrder {
        items = List.copyOf(items);
    }

    /**
     * A text.
     *
     * @param id the caller's own name for it, unique in the order
     * @param group whose mean its advantage is measured from
     */
    public record Item(String id, String group, String brief, String text) {}

    /**
     * Phrases that a text must and must not hold; case and runs of white space do not matter.
     *
     * @param weight lost by a text that breaks every rule, at least 0
     */
    public record Format(List<String> required, List<String> forbidden, double weight) {
        /** Nothing is required. */
        public static final Format NONE = new Format(List.of(), List.of(), 0);

        public Format {
            required = List.copyOf(required);
            forbidden = List.copyOf(forbidden);
        }

        /** What a text loses: the weight times the share of the rules that it breaks. */
        public double penalty(String text) {
            int rules = required.size() + forbidden.size();
            if (rules == 0) {
                return 0;
            }
            String plain = plain(text);
            long broken = required.stream()
                            .filter(phrase -> !plain.contains(plain(phrase)))
                            .count()
                    + forbidden.stream()
                            .filter(phrase -> plain.contains(plain(phrase)))
                            .count();
            return weight * broken / rules;
        }

        private static String plain(String text) {
            return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        }
    }
}
