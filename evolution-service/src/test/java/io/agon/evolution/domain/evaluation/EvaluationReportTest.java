package io.agon.evolution.domain.evaluation;

import io.agon.evaluation.Plan;
import io.agon.evaluation.Verdict;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.tournament.Outcome;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationReportTest {
    private static final Plan PLAN = new Plan(List.of(
            new Plan.Comparison(0, 0, 0, 0),
            new Plan.Comparison(1, 1, 1, 0),
            new Plan.Comparison(0, 0, 0, 1),
            new Plan.Comparison(1, 2, 1, 0)));

    private final EvaluationSpecification specification = new EvaluationSpecification(
            "r-1",
            "A brief",
            "short story",
            new Constraints(0, 500, List.of(), List.of()),
            EvaluationSpecification.Of.SURVIVORS,
            List.of("c-1", "c-2"),
            4,
            List.of(
                    new Contrast(Contrast.Kind.INITIAL, "initial", List.of("c-8", "c-9", "c-2"), PLAN),
                    new Contrast(Contrast.Kind.RUN, "r-2", List.of("c-5", "c-6", "c-7"), PLAN)),
            null,
            null,
            Judging.Mode.VERDICT,
            null,
            false,
            null,
            List.of(),
            3);
    private final Map<Meeting, Meeting.Judged> judged = new HashMap<>();

    private void judge(int contrast, int number, Outcome oursFirst, Outcome theirsFirst) {
        judged.put(new Meeting(contrast, number, true), said(oursFirst));
        judged.put(new Meeting(contrast, number, false), said(theirsFirst));
    }

    private static Meeting.Judged said(Outcome outcome) {
        return new Meeting.Judged(
                outcome,
                1.0,
                outcome == Outcome.VOID ? "why" : null,
                "j",
                "h",
                "p",
                "h",
                new Consumption(1, 10, 0, 2, 5),
                true);
    }

    @Test
    void putsBothOrdersTogetherAndTakesTheSameTextForATie() {
        judge(0, 0, Outcome.FIRST, Outcome.SECOND);
        judge(0, 1, Outcome.FIRST, Outcome.FIRST);
        judge(0, 2, Outcome.SECOND, Outcome.TIE);

        EvaluationReport report = EvaluationReport.of(specification, judged);

        List<EvaluationReport.Compared> own = report.comparisons().subList(0, 4);
        assertThat(own)
                .extracting(EvaluationReport.Compared::verdict)
                .containsExactly(Verdict.WIN, Verdict.TIE, Verdict.LOSS, Verdict.TIE);
        assertThat(own).extracting(EvaluationReport.Compared::same).containsExactly(false, false, false, true);
        EvaluationReport.Result initial = report.contrasts().getFirst();
        assertThat(initial.awaited()).isZero();
        assertThat(initial.finding().wins()).isEqualTo(1);
        assertThat(initial.finding().losses()).isEqualTo(1);
        assertThat(initial.finding().ties()).isEqualTo(2);
        assertThat(initial.decided()).isEqualTo(5);
        assertThat(initial.firstPreferred()).isEqualTo(3);
        assertThat(report.judging().tokens()).isEqualTo(6 * 12);
        assertThat(report.simulated()).isTrue();
    }

    @Test
    void findsNothingBeforeAllIsJudgedAndCorrectsForAllContrasts() {
        for (int number = 0; number < 4; number++) {
            judge(0, number, Outcome.FIRST, Outcome.SECOND);
        }
        EvaluationReport before = EvaluationReport.of(specification, judged);
        assertThat(before.contrasts().get(0).finding()).isNotNull();
        assertThat(before.contrasts().get(0).corrected()).isNull();
        assertThat(before.contrasts().get(1).awaited()).isEqualTo(8);
        assertThat(before.contrasts().get(1).finding()).isNull();

        for (int number = 0; number < 4; number++) {
            judge(1, number, Outcome.VOID, Outcome.SECOND);
        }
        EvaluationReport after = EvaluationReport.of(specification, judged);

        assertThat(after.contrasts().get(1).finding().voids()).isEqualTo(4);
        assertThat(after.contrasts().get(1).corrected()).isEqualTo(1);
        assertThat(after.contrasts().get(0).corrected())
                .isEqualTo(2 * after.contrasts().get(0).finding().pValue());
    }
}
