package io.agon.evolution.domain.induction;

import io.agon.criteria.Agreement;
import io.agon.criteria.HeldOut;
import io.agon.criteria.Interval;
import io.agon.criteria.Preference;
import io.agon.criteria.Validation;
import io.agon.evolution.domain.induction.InductionSpecification.Preferred;
import io.agon.evolution.domain.induction.InductionSpecification.Sample;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Rubric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What induced criteria are worth: how far judges agree on them, what they predict of preferences that nobody learnt from. */
public final class Appraisal {
    private static final double LEARNING = 0.6;

    private final InductionSpecification specification;
    private final Induced induced;

    public Appraisal(InductionSpecification specification, Induced induced) {
        this.specification = specification;
        this.induced = induced;
    }

    /**
     * What came of a criterion.
     *
     * @param fate kept, or why not, as {@link Validation.Fate} has it
     * @param agreement Krippendorff's alpha, ordinal; null where one opinion is all there is
     * @param concordance share of the preferences learnt from that it is right about; null where there are none
     * @param weight among those kept, 0 to 1
     */
    public record Worth(
            String criterion, String fate, Double agreement, Interval concordance, double weight, String reason) {}

    /**
     * What came of all.
     *
     * @param rubric the criteria that are kept, with their weights; null where none is
     * @param trial how they fare on held-out preferences beside the other rubric; null where there are too few
     */
    public record Outcome(Rubric rubric, List<Worth> criteria, Trial trial) {
        /** The same with the rubric as it is kept. */
        public Outcome with(Rubric kept) {
            return new Outcome(kept, criteria, trial);
        }
    }

    /**
     * Share of held-out preferences that each is right about.
     *
     * @param difference induced less beside
     */
    public record Trial(
            int learnt, int tested, Interval induced, String besideRubric, Interval beside, Interval difference) {}

    /** Texts that must be scored: those of preferences, coded ones left out; where there are none, whatever was not coded. */
    public List<Sample> texts() {
        Set<String> coded = new HashSet<>();
        InductionRecipe.coded(specification).forEach(sample -> coded.add(sample.id()));
        Set<String> wanted = new HashSet<>();
        preferences().forEach(preference -> wanted.addAll(List.of(preference.firstId(), preference.secondId())));
        return specification.samples().stream()
                .filter(sample -> specification.preferences().isEmpty()
                        ? !coded.contains(sample.id())
                        : wanted.contains(sample.id()))
                .toList();
    }

    /** Those between texts that were not coded. */
    private List<Preferred> preferences() {
        Set<String> coded = new HashSet<>();
        InductionRecipe.coded(specification).forEach(sample -> coded.add(sample.id()));
        return specification.preferences().stream()
                .filter(each -> !coded.contains(each.firstId()) && !coded.contains(each.secondId()))
                .toList();
    }

    /** How texts must be scored by the induced criteria: each judge as often as opinions are wanted. */
    public List<Scoring> scorings() {
        return scorings(induced.unweighted());
    }

    /** And by the rubric beside; nothing where there is nothing to try on. */
    public List<Scoring> scoringsBeside() {
        return preferences().isEmpty() ? List.of() : scorings(specification.beside());
    }

    private List<Scoring> scorings(Rubric rubric) {
        return specification.judges().stream()
                .map(judge -> new Scoring(rubric, judge, specification.form(), specification.seed()))
                .flatMap(scoring -> scoring.opinions(specification.opinions()).stream())
                .toList();
    }

    /**
     * Appraises.
     *
     * @param scores by id, of every text under every scoring
     */
    public Outcome outcome(Map<String, Score.Given> scores) {
        List<Sample> texts = texts();
        Opinions opinions = Opinions.of(texts, scorings(), scores, induced.unweighted());
        List<String> names =
                induced.criteria().stream().map(core -> core.criterion().name()).toList();
        List<Double> agreement = names.stream().map(opinions::agreement).toList();
        List<Preferred> tried = preferences();
        if (tried.isEmpty()) {
            return agreed(names, agreement);
        }
        Opinions beside = Opinions.of(texts, scoringsBeside(), scores, specification.beside());
        Map<Preference, Double> leans = new IdentityHashMap<>();
        List<Preference> preferences = new ArrayList<>();
        Map<String, String> clusters = clusters(tried);
        for (Preferred each : tried) {
            String cluster = clusters.get(each.firstId() + "\n" + each.secondId());
            if (cluster == null || !opinions.has(each) || !beside.has(each)) {
                continue;
            }
            List<Double> margins =
                    names.stream().map(name -> opinions.margin(name, each)).toList();
            Preference preference = new Preference(cluster, margins, each.first());
            preferences.add(preference);
            leans.put(preference, beside.lean(specification.beside(), each));
        }
        Validation.Options usual = Validation.Options.USUAL;
        Validation.Options options = new Validation.Options(
                usual.leastAgreement(),
                usual.error(),
                usual.mostCorrelation(),
                usual.ridge(),
                usual.level(),
                usual.resamples(),
                specification.seed());
        if (preferences.stream().map(Preference::cluster).distinct().count() < 10) {
            return agreed(names, agreement);
        }
        HeldOut held = HeldOut.of(names, agreement, preferences, leans::get, LEARNING, options);
        List<Worth> worth = held.validation().criteria().stream()
                .map(valued -> new Worth(
                        valued.name(),
                        word(valued.fate()),
                        orNull(valued.agreement()),
                        valued.concordance(),
                        valued.weight(),
                        valued.reason()))
                .toList();
        return new Outcome(
                rubric(worth),
                worth,
                new Trial(
                        held.learnt(),
                        held.tested(),
                        held.criteria(),
                        specification.beside().label(),
                        held.rubric(),
                        held.difference()));
    }

    /** Where nothing is known of preferences: what judges agree on is kept, with the weights that the coders gave. */
    private Outcome agreed(List<String> names, List<Double> agreement) {
        double least = Validation.Options.USUAL.leastAgreement();
        double all = 0;
        for (int i = 0; i < names.size(); i++) {
            all += agreement.get(i) < least
                    ? 0
                    : induced.criteria().get(i).criterion().weight();
        }
        List<Worth> worth = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean dropped = agreement.get(i) < least;
            worth.add(new Worth(
                    names.get(i),
                    word(dropped ? Validation.Fate.UNRELIABLE : Validation.Fate.KEPT),
                    orNull(agreement.get(i)),
                    null,
                    dropped ? 0 : induced.criteria().get(i).criterion().weight() / all,
                    dropped
                            ? "judges do not agree on it"
                            : "too few preferences to tell what it predicts; its weight is the coders'"));
        }
        return new Outcome(rubric(worth), worth, null);
    }

    private Rubric rubric(List<Worth> worth) {
        List<Criterion> kept = new ArrayList<>();
        for (int i = 0; i < worth.size(); i++) {
            if (worth.get(i).fate().equals(word(Validation.Fate.KEPT))) {
                Criterion criterion = induced.criteria().get(i).criterion();
                kept.add(new Criterion(
                        criterion.name(),
                        criterion.description(),
                        Math.round(worth.get(i).weight() * 1_000) / 1_000.0,
                        criterion.levels()));
            }
        }
        return kept.isEmpty() ? null : new Rubric(specification.name(), "0", kept);
    }

    /**
     * What each preference shares with others that are not independent of it: the brief, where there are several; else preferences
     * are taken that share no text, and every other one is left out.
     */
    private Map<String, String> clusters(List<Preferred> tried) {
        Map<String, String> briefs = new HashMap<>();
        specification.samples().forEach(sample -> briefs.put(sample.id(), sample.brief()));
        Map<String, String> clusters = new LinkedHashMap<>();
        boolean several = briefs.values().stream().distinct().count() > 1;
        List<Preferred> order = new ArrayList<>(tried);
        Collections.shuffle(order, new Random(specification.seed()));
        Set<String> taken = new HashSet<>();
        for (Preferred each : order) {
            String pair = each.firstId() + "\n" + each.secondId();
            if (several) {
                if (briefs.get(each.firstId()).equals(briefs.get(each.secondId()))) {
                    clusters.put(pair, briefs.get(each.firstId()));
                }
            } else if (!taken.contains(each.firstId()) && !taken.contains(each.secondId())) {
                taken.addAll(List.of(each.firstId(), each.secondId()));
                clusters.put(pair, pair);
            }
        }
        return clusters;
    }

    private static String word(Validation.Fate fate) {
        return fate.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    /** What judges said of texts, by criterion. */
    private static final class Opinions {
        private final Map<String, double[][]> levels = new HashMap<>();
        private final Map<String, Map<String, Double>> means = new HashMap<>();

        static Opinions of(List<Sample> texts, List<Scoring> scorings, Map<String, Score.Given> scores, Rubric rubric) {
            Opinions opinions = new Opinions();
            rubric.criteria()
                    .forEach(criterion ->
                            opinions.levels.put(criterion.name(), new double[texts.size()][scorings.size()]));
            List<String> ids = scorings.stream().map(Scoring::id).toList();
            for (int text = 0; text < texts.size(); text++) {
                Sample sample = texts.get(text);
                Map<String, Double> sums = new HashMap<>();
                int readable = 0;
                for (int scoring = 0; scoring < ids.size(); scoring++) {
                    Score.Given given = scores.get(Scoring.scoreId(ids.get(scoring), sample.brief(), sample.text()));
                    for (double[][] rows : opinions.levels.values()) {
                        rows[text][scoring] = Double.NaN;
                    }
                    for (Score.Level level : given.levels()) {
                        opinions.levels.get(level.criterion())[text][scoring] = level.level();
                        sums.merge(level.criterion(), level.share(), Double::sum);
                    }
                    readable += given.voidReason() == null ? 1 : 0;
                }
                if (readable > 0) {
                    int count = readable;
                    sums.replaceAll((criterion, sum) -> sum / count);
                    opinions.means.put(sample.id(), sums);
                }
            }
            return opinions;
        }

        double agreement(String criterion) {
            double[][] rows = levels.get(criterion);
            return rows.length == 0 || rows[0].length < 2 ? Double.NaN : Agreement.alpha(rows, Agreement.Scale.ORDINAL);
        }

        boolean has(Preferred pair) {
            return means.containsKey(pair.firstId()) && means.containsKey(pair.secondId());
        }

        double margin(String criterion, Preferred pair) {
            return means.get(pair.firstId()).get(criterion)
                    - means.get(pair.secondId()).get(criterion);
        }

        double lean(Rubric rubric, Preferred pair) {
            return rubric.criteria().stream()
                    .mapToDouble(criterion -> criterion.weight() * margin(criterion.name(), pair))
                    .sum();
        }
    }
}
