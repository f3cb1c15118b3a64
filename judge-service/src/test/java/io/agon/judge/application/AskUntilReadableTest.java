package io.agon.judge.application;

import io.agon.judge.domain.asking.Consumption;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AskUntilReadableTest {
    private static final Reading<String> READABLE = new Reading.Readable<>("yes");
    private static final Reading<String> NONSENSE = new Reading.Unreadable<>("not-json", true);

    private final List<Integer> attempts = new ArrayList<>();

    @Test
    void asksAgainUntilAReplyCanBeRead() {
        Reply<String> reply = asked(NONSENSE, READABLE);

        assertThat(reply.reading()).isEqualTo(READABLE);
        assertThat(attempts).containsExactly(1, 2);
        assertThat(reply.consumption().calls()).isEqualTo(2);
    }

    @Test
    void staysUnreadableAfterTheLastReAsk() {
        Reply<String> reply = asked(NONSENSE, NONSENSE, NONSENSE, READABLE);

        assertThat(reply.reading()).isEqualTo(NONSENSE);
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(reply.consumption().calls()).isEqualTo(3);
    }

    @Test
    void doesNotAskAgainWhereItCannotHelp() {
        Reading<String> tooLong = new Reading.Unreadable<>("context-exceeded", false);

        assertThat(asked(tooLong, READABLE).reading()).isEqualTo(tooLong);
        assertThat(attempts).containsExactly(1);
    }

    @SafeVarargs
    private Reply<String> asked(Reading<String>... script) {
        return new AskUntilReadable(2).ask(attempt -> {
            attempts.add(attempt);
            return new Reply<>(script[attempt - 1], "m", "p", "h", "r", new Consumption(1, 1, 0, 1, 1), false);
        });
    }
}
