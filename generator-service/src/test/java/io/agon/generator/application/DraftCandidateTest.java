package io.agon.generator.application;

import io.agon.generator.application.port.Writer;
import io.agon.generator.domain.drafting.Assignment;
import io.agon.generator.domain.drafting.Consumption;
import io.agon.generator.domain.drafting.Draft;
import io.agon.generator.domain.drafting.Draft.Provenance;
import io.agon.generator.domain.drafting.TextRules;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DraftCandidateTest {
    private static final Provenance ONE_CALL =
            new Provenance("m", "initial@1", "h", new Consumption(1, 10, 2, 5, 100), false);
    private static final Assignment AT_MOST_THREE_WORDS = new Assignment(
            Assignment.Kind.INITIAL,
            1,
            new Assignment.WriterModel("writer", "default", "m", null, null, null),
            "brief",
            "short story",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TextRules(0, 3, List.of(), List.of()),
            List.of(),
            List.of());

    @Test
    void acceptsADraftThatKeepsToTheRules() {
        Draft draft = drafted(new Writer.Written("It rained.", ONE_CALL));
        assertThat(draft).isEqualTo(new Draft.Accepted("It rained.", 2, false, ONE_CALL));
    }

    @Test
    void repairsOnceAndAddsUpWhatItTook() {
        Draft draft = drafted(
                new Writer.Written("It rained and rained.", ONE_CALL), new Writer.Written("It rained.", ONE_CALL));
        assertThat(draft).isInstanceOfSatisfying(Draft.Accepted.class, a -> {
            assertThat(a.repaired()).isTrue();
            assertThat(a.provenance().consumption()).isEqualTo(new Consumption(2, 20, 4, 10, 200));
        });
    }

    @Test
    void rejectsWithTheReasonsWhereTheRepairFailsToo() {
        Draft draft = drafted(
                new Writer.Written("It rained and rained.", ONE_CALL),
                new Writer.Written("It rained and rained and rained.", ONE_CALL));
        assertThat(draft)
                .isInstanceOfSatisfying(
                        Draft.Rejected.class,
                        r -> assertThat(r.violations()).containsExactly("length is 6 words: must be at most 3"));
    }

    @Test
    void emptyReplyAndTooLongRequestAreRejectedWithoutASecondCall() {
        assertThat(drafted(new Writer.Written("  ", ONE_CALL))).isInstanceOf(Draft.Rejected.class);
        assertThat(drafted(new Writer.TooLong(ONE_CALL))).isInstanceOf(Draft.Rejected.class);
    }

    private static Draft drafted(Writer.Reply... replies) {
        return new DraftCandidate(new ScriptedWriter(List.of(replies))).draft(AT_MOST_THREE_WORDS);
    }

    private static final class ScriptedWriter implements Writer {
        private final Deque<Reply> replies;

        ScriptedWriter(List<Reply> replies) {
            this.replies = new ArrayDeque<>(replies);
        }

        @Override
        public Reply write(Assignment assignment) {
            return replies.remove();
        }

        @Override
        public Reply repair(Assignment assignment, String draft, List<String> violations) {
            assertThat(violations).isNotEmpty();
            return replies.remove();
        }
    }
}
