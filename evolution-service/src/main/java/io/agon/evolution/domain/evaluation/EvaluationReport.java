package io.agon.evolution.domain.evaluation;

import io.agon.evaluation.Finding;
import io.agon.evaluation.Holm;
import io.agon.evaluation.Plan;
import io.agon.evaluation.Power;
import io.agon.evaluation.Verdict;
import io.agon.evolution.domain.run.Consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came out.
 *
 * @param detectable the smallest preference that so many independent comparisons find four times out of five at 0.05
 * @param comparisons every comparison of every contrast, in the order of the plan
 * @param judging what judging took
 */
public record EvaluationReport(
        double detectable, List<Result> contrasts, List<Compared> comparisons, Consumption judging, boolean simulated) {
    private static final double POWER = 0.8;

    /**
     * Of one contrast.
     *
     * @param theirs how many texts the run's were compared with
     * @param awaited orders that are not judged yet; then nothing is found
     * @param finding null while anything is awaited
     * @param corrected p-value corrected for all contrasts (Holm); null while any contrast's is awaited
     * @param firstPreferred of decided orders, those for the text that was shown first; with the count of decided ones
     */
    public record Result(
            String name, int theirs, int awaited, Finding finding, Double corrected, int firstPreferred, int decided) {}

    /**
     * A comparison.
     *
     * @param oursFirst what the judge said where the run's text was shown first: ours, theirs, neither, unreadable; null while it is
     *     awaited
     * @param verdict of both orders together; null while either is awaited
     * @param same whether both are the same text, which is a tie that nobody was asked about
     */
    public record Compared(
            String contrast,
            int number,
            int cluster,
            String ours,
            String theirs,
            Verdict.Side oursFirst,
            Verdict.Side theirsFirst,
            Verdict verdict,
            boolean same) {}

    /**
     * Puts it together.
     *
     * @param judged what judges said so far
     */
    public static EvaluationReport of(EvaluationSpecification specification, Map<Meeting, Meeting.Judged> judged) {
        List<Compared> all = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (int contrast = 0; contrast < specification.contrasts().size(); contrast++) {
            List<Compared> own = compared(specification, contrast, judged);
            all.addAll(own);
            results.add(result(specification.contrasts().get(contrast), own));
        }
        Consumption judging = Consumption.NONE;
        boolean simulated = false;
        for (Meeting.Judged one : judged.values()) {
            judging = judging.plus(one.consumption());
            simulated |= one.simulated();
        }
        return new EvaluationReport(
                Power.detectable(specification.comparisons(), POWER), corrected(results), all, judging, simulated);
    }

    private static List<Compared> compared(
            EvaluationSpecification specification, int contrast, Map<Meeting, Meeting.Judged> judged) {
        Contrast other = specification.contrasts().get(contrast);
        List<Compared> compared = new ArrayList<>();
        for (int number = 0; number < other.plan().comparisons().size(); number++) {
            Plan.Comparison comparison = other.plan().comparisons().get(number);
            String ours = specification.ours().get(comparison.ours());
            String theirs = other.theirs().get(comparison.theirs());
            boolean same = ours.equals(theirs);
            Verdict.Side first = same ? Verdict.Side.NEITHER : side(judged, new Meeting(contrast, number, true));
            Verdict.Side second = same ? Verdict.Side.NEITHER : side(judged, new Meeting(contrast, number, false));
            compared.add(new Compared(
                    other.name(),
                    number,
                    comparison.cluster(),
                    ours,
                    theirs,
                    first,
                    second,
                    first == null || second == null ? null : Verdict.of(first, second),
                    same));
        }
        return compared;
    }

    private static Verdict.Side side(Map<Meeting, Meeting.Judged> judged, Meeting meeting) {
        Meeting.Judged one = judged.get(meeting);
        return one == null ? null : one.side(meeting.oursFirst());
    }

    private static Result result(Contrast contrast, List<Compared> compared) {
        int awaited = 0;
        int first = 0;
        int decided = 0;
        List<Finding.Made> made = new ArrayList<>();
        for (Compared one : compared) {
            awaited += (one.oursFirst() == null ? 1 : 0) + (one.theirsFirst() == null ? 1 : 0);
            first += one.oursFirst() == Verdict.Side.OURS ? 1 : 0;
            first += one.theirsFirst() == Verdict.Side.THEIRS ? 1 : 0;
            decided += decided(one.oursFirst()) + decided(one.theirsFirst());
            if (one.verdict() != null) {
                made.add(new Finding.Made(one.cluster(), one.verdict()));
            }
        }
        return new Result(
                contrast.name(),
                contrast.theirs().size(),
                awaited,
                awaited > 0 ? null : Finding.of(made),
                null,
                first,
                decided);
    }

    private static int decided(Verdict.Side side) {
        return side == Verdict.Side.OURS || side == Verdict.Side.THEIRS ? 1 : 0;
    }

    private static List<Result> corrected(List<Result> results) {
        if (results.stream().anyMatch(result -> result.finding() == null)) {
            return List.copyOf(results);
        }
        double[] corrected = Holm.corrected(results.stream()
                .mapToDouble(result -> result.finding().pValue())
                .toArray());
        List<Result> all = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Result one = results.get(i);
            all.add(new Result(
                    one.name(),
                    one.theirs(),
                    one.awaited(),
                    one.finding(),
                    corrected[i],
                    one.firstPreferred(),
                    one.decided()));
        }
        return all;
    }
}
