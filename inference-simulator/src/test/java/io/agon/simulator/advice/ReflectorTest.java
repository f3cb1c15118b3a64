package io.agon.simulator.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.prompt.Message;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The editor advises techniques, the better ones more often, and never one that was tried while others are left. */
class ReflectorTest {
    private static final long WORLD = 5;
    private static final int ASKED = 400;

    private final Reflector reflector = new Reflector(0, WORLD);

    private Technique advised(String tried, long key) {
        String user = "What was tried:\n<<<TEXT TRIED 01234567>>>\n" + tried + "\n<<<END TRIED 01234567>>>\nAdvise.";
        String reply = reflector
                .answer(
                        "advice",
                        List.of(
                                new Message("system", "Form: short story\nCriterion: dialogue: how people speak"),
                                new Message("user", user)),
                        key)
                .orElseThrow();
        try {
            JsonNode json = new ObjectMapper().readTree(reply);
            assertThat(json.get("cause").asText()).contains("dialogue");
            return Technique.namedIn(json.get("advice").asText()).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(reply, e);
        }
    }

    @Test
    void advisesTheBetterTechniquesMoreOftenThanTheOthers() {
        double anyTechnique = Technique.ALL.stream()
                .mapToDouble(one -> one.effect(Trait.DIALOGUE, WORLD))
                .average()
                .orElseThrow();
        double advised = LongStream.range(0, ASKED)
                .mapToDouble(key -> advised("nothing", key).effect(Trait.DIALOGUE, WORLD))
                .average()
                .orElseThrow();

        assertThat(advised).isGreaterThan(anyTechnique + 0.2);
        assertThat(LongStream.range(0, ASKED)
                        .mapToObj(key -> advised("nothing", key))
                        .distinct())
                .hasSizeGreaterThan(4);
    }

    @Test
    void passesOverWhatWasTriedWhileSomethingElseIsLeft() {
        Technique last = Technique.RETURN;
        String tried = Technique.ALL.stream()
                .filter(one -> one != last)
                .map(one -> "- " + one.instruction())
                .collect(Collectors.joining("\n"));

        assertThat(advised(tried, 1)).isEqualTo(last);
        assertThat(advised(tried + "\n- " + last.instruction(), 1)).isIn(Technique.ALL);
    }

    @Test
    void answersNothingElse() {
        assertThat(reflector.answer("scores", List.of(new Message("system", "Criterion: dialogue: d")), 1))
                .isEqualTo(Optional.empty());
        assertThat(reflector.answer("advice", List.of(new Message("user", "What now?")), 1))
                .isEqualTo(Optional.empty());
    }
}
