package io.agon.evolution.domain.evaluation;

import io.agon.evolution.domain.evaluation.Baseline.Chain;
import io.agon.evolution.domain.evaluation.Baseline.Founder;
import io.agon.evolution.domain.specification.Objective;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineTest {
    private final Baseline baseline = new Baseline(
            List.of(new Founder("terse", "loss"), new Founder(null, "exile")),
            List.of(new Objective("plot", "p"), new Objective("prose", "q")),
            2_001);

    @Test
    void beginsWithADraftOfAFoundersStyleAndTheme() {
        Baseline.Wanted first = baseline.next(Chain.begun(0), 7);

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.style()).isEqualTo("terse");
        assertThat(first.theme()).isEqualTo("loss");
        assertThat(first.parent()).isNull();
        assertThat(first.objective()).isNull();
        assertThat(first).isEqualTo(baseline.next(Chain.begun(0), 7));
        assertThat(baseline.next(Chain.begun(1), 7).seed()).isNotEqualTo(first.seed());
    }

    @Test
    void revisesTheLatestTextTowardsAllObjectivesInTheCourse() {
        List<Baseline.Wanted> revisions = IntStream.rangeClosed(1, 40)
                .mapToObj(drafts -> baseline.next(new Chain(0, drafts, 0, "text " + drafts, false), 7))
                .toList();

        assertThat(revisions)
                .extracting(Baseline.Wanted::parent)
                .doesNotHaveDuplicates()
                .contains("text 40");
        assertThat(revisions.stream().map(one -> one.objective().name()).distinct())
                .containsExactlyInAnyOrder("plot", "prose");
        assertThat(revisions).extracting(Baseline.Wanted::seed).doesNotHaveDuplicates();
    }

    @Test
    void aChainIsKnownByItsLastDraft() {
        Baseline.Wanted wanted = baseline.next(new Chain(1, 4, 700, "so far", false), 7);

        assertThat(wanted.awaited()).isEqualTo(new Chain(1, 5, 700, "so far", true));
        assertThat(wanted.made("better", 150)).isEqualTo(new Chain(1, 5, 850, "better", false));
        assertThat(wanted.made(null, 150)).isEqualTo(new Chain(1, 5, 850, "so far", false));
    }

    @Test
    void endsWhereTheShareOfTokensIsSpentAndThereIsAText() {
        assertThat(baseline.share()).isEqualTo(1_000);
        assertThat(baseline.over(Chain.begun(0))).isFalse();
        assertThat(baseline.over(new Chain(0, 3, 999, "text", false))).isFalse();
        assertThat(baseline.over(new Chain(0, 3, 1_000, "text", false))).isTrue();
        assertThat(baseline.over(new Chain(0, 3, 1_000, "text", true))).isFalse();
        // a chain whose drafts all broke the constraints has nothing to compare
        assertThat(baseline.over(new Chain(0, 3, 1_000, null, false))).isFalse();
        assertThat(baseline.over(new Chain(0, 2_000, 10, "text", false))).isTrue();
    }
}
