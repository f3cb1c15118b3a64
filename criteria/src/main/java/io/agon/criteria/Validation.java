package io.agon.criteria;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What each criterion is worth. A criterion earns its weight: judges must agree on it, it must predict preferences beyond chance, say
 * something that no better criterion says already, and still count for something beside the others. What fails is dropped, and why is
 * told.
 *
 * @param criteria in the order in which they were given
 * @param weights of those that are kept, in their order
 */
public record Validation(List<Valued> criteria, Weights weights) {
    /**
     * What is asked of a criterion.
     *
     * @param leastAgreement alpha under which judges do not agree on it
     * @param error probability that any criterion without value is taken for one that predicts, over all of them together
     * @param mostCorrelation of margins with those of a criterion that predicts better, from which on it says the same
     * @param ridge penalty of {@link Weights}
     * @param level of intervals
     * @param resamples of intervals and tests
     */
    public record Options(
            double leastAgreement,
            double error,
            double mostCorrelation,
            double ridge,
            double level,
            int resamples,
            long seed) {
        /** Agreement 0.4, error 5 %, correlation 0.85, ridge 1, intervals of 95 %. */
        public static final Options USUAL = new Options(0.4, 0.05, 0.85, 1, 0.95, 4_000, 0);
    }

    /** What became of a criterion. */
    public enum Fate {
        /** It has earned its weight. */
        KEPT,
        /** Judges do not agree on it. */
        UNRELIABLE,
        /** It does not predict preferences. */
        PREDICTS_NOTHING,
        /** It predicts the opposite. */
        CONTRARY,
        /** A better one says the same. */
        REDUNDANT,
        /** Beside the others it counts for nothing. */
        ADDS_NOTHING
    }

    /**
     * A criterion.
     *
     * @param agreement of judges, Krippendorff's alpha; NaN where it is not known, which is no reason to drop it
     * @param concordance share of preferences that it is right about
     * @param chance probability of such a share without any value, two-sided
     * @param weight its share of the kept criteria's weights, 0 to 1; 0 where it is dropped
     * @param reason for people, with the figures that decided
     */
    public record Valued(
            String name,
            Fate fate,
            double agreement,
            Interval concordance,
            double chance,
            double weight,
            String reason) {}

    /** The kept ones. */
    public List<Valued> kept() {
        return criteria.stream().filter(each -> each.fate() == Fate.KEPT).toList();
    }

    /**
     * Validates.
     *
     * @param names of the criteria, in the order of the preferences' margins
     * @param agreement of judges on each, NaN where it is not known
     * @param preferences to learn from, at least one
     */
    public static Validation of(
            List<String> names, List<Double> agreement, List<Preference> preferences, Options options) {
        if (names.size() != agreement.size()
                || preferences.stream().anyMatch(p -> p.margins().size() != names.size())) {
            throw new IllegalArgumentException(
                    "names, agreement and margins differ in number: must be one of each for" + " every criterion");
        }
        return new Deciding(names, agreement, preferences, options).decided();
    }

    /** One validation under way. */
    private static final class Deciding {
        private final List<String> names;
        private final List<Double> agreement;
        private final List<Preference> preferences;
        private final Options options;
        private final List<Concordance> concordances;
        private final double[] chances;
        private final Fate[] fates;
        private final String[] reasons;

        Deciding(List<String> names, List<Double> agreement, List<Preference> preferences, Options options) {
            this.names = names;
            this.agreement = agreement;
            this.preferences = preferences;
            this.options = options;
            this.concordances = IntStream.range(0, names.size())
                    .mapToObj(i -> Concordance.of(preferences, p -> p.margins().get(i)))
                    .toList();
            this.chances = IntStream.range(0, names.size())
                    .mapToDouble(i -> concordances.get(i).chance(options.resamples(), options.seed() + i))
                    .toArray();
            this.fates = new Fate[names.size()];
            this.reasons = new String[names.size()];
        }

        Validation decided() {
            dropUnreliable();
            dropUnpredictive();
            dropRedundant();
            Weights weights = dropWhatAddsNothing();
            double all = weights.weights().stream().mapToDouble(w -> w).sum();
            List<Valued> valued = new ArrayList<>();
            int place = 0;
            for (int i = 0; i < names.size(); i++) {
                boolean kept = fates[i] == null;
                double weight = kept ? weights.weights().get(place++) / all : 0;
                valued.add(new Valued(
                        names.get(i),
                        kept ? Fate.KEPT : fates[i],
                        agreement.get(i),
                        concordances.get(i).share(options.level(), options.resamples(), options.seed()),
                        chances[i],
                        weight,
                        kept ? said("right about %.0f %% of preferences", 100 * share(i)) : reasons[i]));
            }
            return new Validation(valued, weights);
        }

        private double share(int i) {
            return concordances.get(i).share();
        }

        private List<Integer> left() {
            return IntStream.range(0, names.size())
                    .filter(i -> fates[i] == null)
                    .boxed()
                    .toList();
        }

        private void drop(int i, Fate fate, String reason) {
            fates[i] = fate;
            reasons[i] = reason;
        }

        private void dropUnreliable() {
            for (int i : left()) {
                // NaN is under nothing
                if (agreement.get(i) < options.leastAgreement()) {
                    drop(
                            i,
                            Fate.UNRELIABLE,
                            said(
                                    "judges do not agree on it: alpha %.2f, under %.2f",
                                    agreement.get(i), options.leastAgreement()));
                }
            }
        }

        /** Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6, 1979. */
        private void dropUnpredictive() {
            List<Integer> byChance = left().stream()
                    .sorted(Comparator.comparingDouble(i -> chances[i]))
                    .toList();
            boolean significant = true;
            for (int place = 0; place < byChance.size(); place++) {
                int i = byChance.get(place);
                significant &= chances[i] <= options.error() / (byChance.size() - place);
                if (!significant) {
                    drop(
                            i,
                            Fate.PREDICTS_NOTHING,
                            said(
                                    "right about %.0f %% of preferences, which chance may do (p %.3f)",
                                    100 * share(i), chances[i]));
                } else if (share(i) < 0.5) {
                    drop(
                            i,
                            Fate.CONTRARY,
                            said(
                                    "right about %.0f %% of preferences: what it praises is not preferred",
                                    100 * share(i)));
                }
            }
        }

        private void dropRedundant() {
            List<Integer> best = left().stream()
                    .sorted(Comparator.comparingDouble((Integer i) -> -share(i)).thenComparing(i -> i))
                    .toList();
            List<Integer> kept = new ArrayList<>();
            for (int i : best) {
                int twin = kept.stream()
                        .max(Comparator.comparingDouble(k -> correlation(i, k)))
                        .orElse(-1);
                double correlation = twin < 0 ? 0 : correlation(i, twin);
                if (correlation > options.mostCorrelation()) {
                    drop(
                            i,
                            Fate.REDUNDANT,
                            said(
                                    "says what '%s' says, which predicts better: correlation %.2f",
                                    names.get(twin), correlation));
                } else {
                    kept.add(i);
                }
            }
        }

        private Weights dropWhatAddsNothing() {
            while (true) {
                List<Integer> left = left();
                if (left.isEmpty()) {
                    return new Weights(0, List.of());
                }
                Weights weights =
                        Weights.fit(preferences.stream().map(p -> p.of(left)).toList(), options.ridge());
                int least = IntStream.range(0, left.size())
                        .boxed()
                        .min(Comparator.comparingDouble(weights.weights()::get))
                        .orElseThrow();
                double weight = weights.weights().get(least);
                if (weight > 0) {
                    return weights;
                }
                drop(
                        left.get(least),
                        Fate.ADDS_NOTHING,
                        said("beside the others it counts for nothing: its weight would be %.2f", weight));
            }
        }

        /** Pearson's, of the margins. */
        private double correlation(int one, int other) {
            double n = preferences.size();
            double sumOne = 0;
            double sumOther = 0;
            for (Preference p : preferences) {
                sumOne += p.margins().get(one);
                sumOther += p.margins().get(other);
            }
            double product = 0;
            double squaresOne = 0;
            double squaresOther = 0;
            for (Preference p : preferences) {
                double a = p.margins().get(one) - sumOne / n;
                double b = p.margins().get(other) - sumOther / n;
                product += a * b;
                squaresOne += a * a;
                squaresOther += b * b;
            }
            return squaresOne == 0 || squaresOther == 0 ? 0 : product / Math.sqrt(squaresOne * squaresOther);
        }

        private static String said(String format, Object... figures) {
            return String.format(Locale.ROOT, format, figures);
        }
    }
}
