package io.agon.evolution.domain.campaign;

import io.agon.evolution.domain.campaign.Round.Stage;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTest {
    @Test
    void whatComesNextFollowsFromWhatIsThere() {
        List<Stage> stages = new ArrayList<>();
        Round round = Round.begun(2, "w");
        stages.add(round.stage());
        round = round.withRuns(List.of("r-1"));
        stages.add(round.stage());
        Round.Text text = new Round.Text("r-1", "c-1");
        round = round.withFinals(List.of(new Round.Final(null, List.of(text), 1)));
        stages.add(round.stage());
        round = round.withChosen(List.of(text));
        stages.add(round.stage());
        round = round.withDataset(new Round.Dataset("s", Map.of("train/sft.jsonl", 1L), 0, true));
        stages.add(round.stage());
        round = round.tryingAgain();
        stages.add(round.stage());
        round = round.withTrained(new Round.Trained("m", "/models/m", null, false));
        stages.add(round.stage());
        round = round.withTrained(round.trained().nowServed());
        stages.add(round.stage());
        round = round.withTrials(List.of(new Round.TrialRuns("r-2", "r-3", null, null)));
        stages.add(round.stage());
        round = round.withTrials(List.of(round.trials().getFirst().in("e-1")));
        stages.add(round.stage());
        round = round.withMeasured(new Measured(List.of(), null, null));
        stages.add(round.stage());

        assertThat(stages)
                .containsExactly(
                        Stage.RUNS,
                        Stage.RUNS,
                        Stage.FINALS,
                        Stage.DATASET,
                        Stage.TRAINING,
                        Stage.TRAINING,
                        Stage.TRAINING,
                        Stage.DRAFTS,
                        Stage.DRAFTS,
                        Stage.COMPARISONS,
                        Stage.OVER);
        assertThat(round.attempt()).isEqualTo(2);
        assertThat(round.runs()).containsExactly("r-1");
    }
}
