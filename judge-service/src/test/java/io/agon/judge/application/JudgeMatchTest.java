package io.agon.judge.application;

import io.agon.judge.domain.judging.Consumption;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.judging.Verdict;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeMatchTest {
    private static final Judgment READABLE =
            new Judgment.Readable(Judgment.Winner.SECOND, OptionalDouble.empty(), 0.5, Map.of());
    private static final Judgment NONSENSE = new Judgment.Unreadable("not-json", true);
    private static final Match MATCH = new Match(
            Match.Mode.REASONED,
            1,
            new Match.JudgeModelChoice("judge", "default", "m", null, null, null),
            "brief",
            "short story",
            List.of(new Match.Criterion("dialogue", "alive", 1, List.of())),
            "one",
            "two");

    private final List<Integer> attempts = new ArrayList<>();

    @Test
    void asksAgainUntilAReplyCanBeRead() {
        Verdict verdict = judged(NONSENSE, READABLE);
        assertThat(verdict.judgment()).isEqualTo(READABLE);
        assertThat(attempts).containsExactly(1, 2);
        assertThat(verdict.consumption().calls()).isEqualTo(2);
    }

    @Test
    void staysUnreadableAfterTheLastReAsk() {
        Verdict verdict = judged(NONSENSE, NONSENSE, NONSENSE, READABLE);
        assertThat(verdict.judgment()).isEqualTo(NONSENSE);
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void doesNotAskAgainWhereItCannotHelp() {
        Judgment tooLong = new Judgment.Unreadable("context-exceeded", false);
        assertThat(judged(tooLong, READABLE).judgment()).isEqualTo(tooLong);
        assertThat(attempts).containsExactly(1);
    }

    private Verdict judged(Judgment... script) {
        return new JudgeMatch(
                        (match, attempt) -> {
                            attempts.add(attempt);
                            return new Verdict(
                                    script[attempt - 1], "m", "p", "h", "r", new Consumption(1, 1, 0, 1, 1), false);
                        },
                        2)
                .judge(MATCH);
    }
}
