package io.agon.simulator.answering;

import io.agon.simulator.judging.Judgment;
import io.agon.simulator.judging.MatchPrompt;

/** What a model has to say, before it is put into the shape that the request wants. */
public sealed interface Answer {
    /** Plain text. */
    record Prose(String text) implements Answer {}

    /** A judgment on a question. */
    record Judged(MatchPrompt prompt, Judgment judgment) implements Answer {}

    /** A plan, in the form that was asked for. */
    record Planned(String json) implements Answer {}

    /** Text that means nothing, and must stay so in any shape. */
    record Nonsense(String text) implements Answer {}
}
