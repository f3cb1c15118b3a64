package io.agon.evolution.domain.campaign;

import io.agon.evaluation.Finding;
import io.agon.evaluation.Holm;
import io.agon.evolution.domain.campaign.CampaignSpecification.Guards;
import io.agon.evolution.domain.run.Reason;
import io.agon.stylometry.NGrams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the trial of a model found.
 *
 * @param against the base, then the model before where that is another
 * @param ours the model's drafts
 * @param base the base's
 */
public record Measured(List<Preference> against, Drafts ours, Drafts base) {
    /** The name of the contrast with the base. */
    public static final String BASE = "base";

    /** The name of the contrast with the model before. */
    public static final String PREVIOUS = "previous";

    private static final int COPIED = 8;
    /** Below that, texts are no more alike than different ones are. */
    private static final double ALIKE = 0.01;

    public Measured {
        against = List.copyOf(against);
    }

    /**
     * How much the model's drafts are preferred to another's.
     *
     * @param corrected p-value corrected for all contrasts of the trial (Holm)
     */
    public record Preference(String name, String model, Finding finding, double corrected) {
        /** Whether it is surely worse. */
        public boolean worse() {
            return finding.high() < 0.5;
        }
    }

    /**
     * A model's drafts for the trial, as far as words tell; means over its briefs.
     *
     * @param similarity of the 4-grams of two drafts for a brief, Jaccard, 0 to 1; NaN where there were none to compare
     * @param copied share of a draft's 8-grams that stand in what the model was trained on, 0 to 1
     */
    public record Drafts(int texts, double words, double similarity, double copied) {}

    /** Pools what the evaluations of several briefs found on a contrast: their clusters stay apart. */
    public static final class Pool {
        private final List<Finding.Made> made = new ArrayList<>();
        private int clusters;

        /** Takes the comparisons of a brief, its clusters numbered from 0. */
        public void add(List<Finding.Made> comparisons) {
            int most = 0;
            for (Finding.Made one : comparisons) {
                made.add(new Finding.Made(clusters + one.cluster(), one.verdict()));
                most = Math.max(most, one.cluster() + 1);
            }
            clusters += most;
        }

        Finding finding() {
            return Finding.of(made);
        }
    }

    /**
     * What pools say.
     *
     * @param models by the order of the pools
     */
    public static List<Preference> preferences(List<String> names, List<String> models, List<Pool> pools) {
        List<Finding> findings = pools.stream().map(Pool::finding).toList();
        double[] corrected =
                Holm.corrected(findings.stream().mapToDouble(Finding::pValue).toArray());
        List<Preference> all = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            all.add(new Preference(names.get(i), models.get(i), findings.get(i), corrected[i]));
        }
        return all;
    }

    /** Mean share of the 8-grams of texts that stand in others. */
    public static double copied(Collection<String> texts, Collection<String> others) {
        Set<String> known = new HashSet<>();
        others.forEach(text -> known.addAll(NGrams.of(text, COPIED)));
        double sum = 0;
        int counted = 0;
        for (String text : texts) {
            Set<String> own = NGrams.of(text, COPIED);
            if (!own.isEmpty()) {
                sum += NGrams.contained(own, known);
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    /** Why the campaign is to stop; nothing where it need not. */
    public Optional<Reason> stop(Guards guards) {
        for (Preference one : against) {
            if (one.worse()) {
                return Optional.of(new Reason(
                        Stops.REGRESSION,
                        String.format(
                                Locale.ROOT,
                                "the model is surely worse than %s: preferred in %.1f %%, 95 %% interval %.1f to %.1f %%",
                                one.name().equals(BASE) ? "the base" : "the model before",
                                100 * one.finding().preference(),
                                100 * one.finding().low(),
                                100 * one.finding().high())));
            }
        }
        if (ours.similarity() > ALIKE && ours.similarity() > guards.alike() * base.similarity()) {
            return Optional.of(new Reason(
                    Stops.HOMOGENISED,
                    String.format(
                            Locale.ROOT,
                            "drafts are %.2f times as alike as the base's (4-gram similarity %.3f, the base's %.3f): at most %s"
                                    + " times is allowed",
                            ours.similarity() / base.similarity(),
                            ours.similarity(),
                            base.similarity(),
                            guards.alike())));
        }
        if (ours.copied() - base.copied() > guards.copied()) {
            return Optional.of(new Reason(
                    Stops.CONTAMINATED,
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of the drafts' 8-grams stand in the training texts, of the base's %.1f %%: at most %.1f points"
                                    + " more are allowed",
                            100 * ours.copied(),
                            100 * base.copied(),
                            100 * guards.copied())));
        }
        return Optional.empty();
    }
}
