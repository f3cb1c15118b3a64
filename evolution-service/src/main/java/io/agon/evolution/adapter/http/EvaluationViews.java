package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evaluation.Finding;
import io.agon.evolution.application.EvaluateRuns.Standing;
import io.agon.evolution.application.port.Evaluations.Evaluation;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.EvaluationReport;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.SetMeasure;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Section;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evaluations as they are shown. */
final class EvaluationViews {
    private EvaluationViews() {}

    /**
     * How an evaluation stands.
     *
     * @param simulated whether the inference simulator had a part in the run or in judging
     * @param of which of the run's texts are in question
     * @param detectable the smallest preference that so many independent comparisons find four times out of five
     * @param baseline absent where none is written
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String status,
            boolean simulated,
            String run,
            String of,
            int texts,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            String judge,
            String rubric,
            boolean heldOut,
            long seed,
            int comparisons,
            double detectable,
            Written baseline,
            List<Contrast> contrasts,
            Tokens tokens) {
        static View of(Standing standing, RunArchive.RunRecord run) {
            Evaluation evaluation = standing.evaluation();
            EvaluationSpecification specification = evaluation.specification();
            EvaluationReport report = standing.report();
            Written baseline = Written.of(specification.baseline(), standing.chains());
            return new View(
                    evaluation.id(),
                    Section.word(evaluation.status()),
                    report.simulated() || run.run().simulated(),
                    specification.run(),
                    Section.word(specification.of()),
                    specification.ours().size(),
                    evaluation.createdAt(),
                    evaluation.endedAt(),
                    evaluation.reason(),
                    specification.judge().model(),
                    specification.rubric().label(),
                    specification.heldOut(),
                    specification.seed(),
                    specification.comparisons(),
                    report.detectable(),
                    baseline,
                    report.contrasts().stream()
                            .map(result -> Contrast.of(result, specification.comparisons()))
                            .toList(),
                    new Tokens(
                            Account.total(run.accounts()).tokens(),
                            baseline == null ? 0 : baseline.tokens(),
                            report.judging().tokens()));
        }
    }

    /** What was sent and received: by the run, for the baseline, for judging. */
    @RegisterForReflection
    record Tokens(long run, long baseline, long judging) {}

    /**
     * The baseline.
     *
     * @param over chains of which nothing more is written
     * @param budget tokens of all chains
     */
    @RegisterForReflection
    record Written(int chains, int over, int drafts, long tokens, long budget) {
        static Written of(Baseline baseline, List<Baseline.Chain> chains) {
            return baseline == null
                    ? null
                    : new Written(
                            baseline.founders().size(),
                            (int) chains.stream().filter(baseline::over).count(),
                            chains.stream().mapToInt(Baseline.Chain::drafts).sum(),
                            chains.stream().mapToLong(Baseline.Chain::tokens).sum(),
                            baseline.tokens());
        }
    }

    /**
     * One contrast. While orders are awaited there is nothing but their number.
     *
     * @param preference share of comparisons won, ties counted half
     * @param interval 95 %, texts as the units
     * @param pValue texts as the units
     * @param correctedPValue corrected for all contrasts of the evaluation
     * @param binomialPValue as if comparisons were independent; so is {@code wilson}
     * @param firstPreferred share of decided orders that are for the text shown first
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contrast(
            String against,
            int texts,
            int comparisons,
            int awaited,
            Integer wins,
            Integer losses,
            Integer ties,
            Integer voids,
            Double preference,
            double[] interval,
            Double pValue,
            Double correctedPValue,
            Integer clusters,
            Double designEffect,
            Double binomialPValue,
            double[] wilson,
            Double firstPreferred) {
        static Contrast of(EvaluationReport.Result result, int comparisons) {
            Finding finding = result.finding();
            Double first =
                    result.decided() == 0 ? null : (Double) ((double) result.firstPreferred() / result.decided());
            return finding == null
                    ? new Contrast(
                            result.name(),
                            result.theirs(),
                            comparisons,
                            result.awaited(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)
                    : new Contrast(
                            result.name(),
                            result.theirs(),
                            comparisons,
                            0,
                            finding.wins(),
                            finding.losses(),
                            finding.ties(),
                            finding.voids(),
                            known(finding.preference()),
                            new double[] {finding.low(), finding.high()},
                            finding.pValue(),
                            result.corrected(),
                            finding.clusters(),
                            finding.designEffect(),
                            finding.binomialP(),
                            new double[] {finding.wilsonLow(), finding.wilsonHigh()},
                            first);
        }
    }

    /** The whole report. */
    @RegisterForReflection
    record Report(View evaluation, List<Point> curve, List<Words> sets, List<Compared> compared) {}

    /**
     * A generation of the run.
     *
     * @param tokens of all generations up to this one
     * @param best the highest rating, in points
     * @param survivors mean rating of those it kept
     * @param mean of all it had
     */
    @RegisterForReflection
    record Point(int generation, long tokens, double best, double survivors, double mean) {}

    /** A set of texts as far as words tell. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Words(String name, int texts, Double meanWords, Double deviationWords, Double similarity) {
        static Words of(SetMeasure measure) {
            return new Words(
                    measure.name(),
                    measure.texts(),
                    known(measure.meanWords()),
                    known(measure.deviationWords()),
                    known(measure.similarity()));
        }
    }

    /** A comparison; sides in words. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(
            String against,
            int number,
            int cluster,
            String ours,
            String theirs,
            String oursFirst,
            String theirsFirst,
            String verdict,
            boolean same) {
        static Compared of(EvaluationReport.Compared one) {
            return new Compared(
                    one.contrast(),
                    one.number(),
                    one.cluster(),
                    one.ours(),
                    one.theirs(),
                    word(one.oursFirst()),
                    word(one.theirsFirst()),
                    word(one.verdict()),
                    one.same());
        }

        private static String word(Enum<?> constant) {
            return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
        }
    }

    static Report report(
            View view,
            Standing standing,
            Map<String, List<String>> texts,
            RunArchive.RunRecord run,
            RunArchive archive) {
        List<Words> sets = new ArrayList<>();
        EvaluationSpecification specification = standing.evaluation().specification();
        sets.add(Words.of(SetMeasure.of(specification.run(), texts.get(specification.run()))));
        specification
                .contrasts()
                .forEach(contrast -> sets.add(Words.of(SetMeasure.of(contrast.name(), texts.get(contrast.name())))));
        return new Report(
                view,
                curve(run, archive),
                sets,
                standing.report().comparisons().stream().map(Compared::of).toList());
    }

    private static List<Point> curve(RunArchive.RunRecord run, RunArchive archive) {
        List<Point> curve = new ArrayList<>();
        for (int generation : archive.rated(run.run().id())) {
            List<RunArchive.Entry> board = archive.leaderboard(run.run().id(), generation, Integer.MAX_VALUE);
            long tokens = run.accounts().stream()
                    .filter(account -> account.generation() <= generation)
                    .map(Account::consumption)
                    .mapToLong(consumption -> consumption.tokens())
                    .sum();
            curve.add(new Point(
                    generation,
                    tokens,
                    board.getFirst().rating(),
                    board.stream()
                            .filter(RunArchive.Entry::survivor)
                            .mapToDouble(RunArchive.Entry::rating)
                            .average()
                            .orElse(0),
                    board.stream()
                            .mapToDouble(RunArchive.Entry::rating)
                            .average()
                            .orElse(0)));
        }
        return curve;
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
