package io.agon.simulator.answering;

import io.agon.simulator.judging.Judgment;
import io.agon.simulator.judging.MatchPrompt;
import io.agon.simulator.novel.SeededFault;

import java.util.List;

/** What a model has to say, before it is put into the shape that the request wants. */
public sealed interface Answer {
    /**
     * Plain text.
     *
     * @param seeded faults that it has on purpose
     */
    record Prose(String text, List<SeededFault> seeded) implements Answer {
        Prose(String text) {
            this(text, List.of());
        }
    }

    /** A judgment on a question. */
    record Judged(MatchPrompt prompt, Judgment judgment) implements Answer {}

    /** What was asked for, in the form that was asked for. */
    record Structured(String json) implements Answer {}

    /** Text that means nothing, and must stay so in any shape. */
    record Nonsense(String text) implements Answer {}
}
