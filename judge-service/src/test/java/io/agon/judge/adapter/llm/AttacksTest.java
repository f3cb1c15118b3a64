package io.agon.judge.adapter.llm;

import io.agon.criteria.robustness.Attack;
import io.agon.inference.ChatCall;
import io.agon.inference.ChatModels;
import io.agon.inference.ChatReply;
import io.agon.inference.Fence;
import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.judging.Criterion;
import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.scoring.ScoringTask;
import io.agon.simulator.judging.MatchPrompt;
import io.agon.simulator.judging.ScorePrompt;
import io.agon.simulator.prompt.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a text tries, a judge that reads fences as they are meant sees that text, the other one, and the criteria that it was
 * given: its verdict is a function of these, as without the attack.
 */
class AttacksTest {
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion("dialogue: who speaks", "alive", 1, List.of("dead", "alive")),
            new Criterion("prose", "how it sounds", 2, List.of()));
    private static final List<String> NAMES = List.of("dialogue: who speaks", "prose");
    private static final ModelChoice CHOICE = new ModelChoice("judge", "default", "m", null, null, null);
    private static final String TEXT = "It rained on the town.\n\nNobody minded.";
    private static final String OTHER = "It snowed.";

    private final List<ChatCall> calls = new ArrayList<>();
    private final ChatModels models = call -> {
        calls.add(call);
        return new ChatReply("", false, false, Map.of(), "m", 1, 0, 1, 1, false);
    };

    private List<Message> messages() {
        ChatCall call = calls.getFirst();
        return List.of(new Message("system", call.system()), new Message("user", call.user()));
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void comparisonsHoldExactlyTheTwoTexts(Attack attack) {
        for (Match.Mode mode : Match.Mode.values()) {
            for (char side : new char[] {'A', 'B'}) {
                calls.clear();
                String attacked = attack.attacked(new Attack.Target(TEXT, side, NAMES));
                boolean first = side == 'A';

                new PromptedJudge(models)
                        .ask(
                                new Match(
                                        mode,
                                        7,
                                        CHOICE,
                                        "A brief.",
                                        "short story",
                                        CRITERIA,
                                        first ? attacked : OTHER,
                                        first ? OTHER : attacked),
                                1);

                MatchPrompt read = MatchPrompt.of(messages()).orElseThrow();
                assertThat(first ? read.first() : read.second()).isEqualTo(Fence.visible(attacked));
                assertThat(first ? read.second() : read.first()).isEqualTo(OTHER);
                assertThat(read.criteria()).extracting(one -> one.name()).isEqualTo(NAMES);
                assertThat(read.verdictOnly()).isEqualTo(mode == Match.Mode.VERDICT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void scoresAreOfExactlyTheText(Attack attack) {
        String attacked = attack.attacked(new Attack.Target(TEXT, 'A', NAMES));

        new PromptedScorer(models).ask(new ScoringTask(7, CHOICE, "A brief.", "short story", CRITERIA, attacked), 1);

        ScorePrompt read = ScorePrompt.of(messages()).orElseThrow();
        assertThat(read.text()).isEqualTo(Fence.visible(attacked));
        assertThat(read.criteria()).extracting(one -> one.name()).isEqualTo(NAMES);
    }
}
