package io.agon.judge.domain.judging;

/**
 * A match's end.
 *
 * @param judgment what was read, or why nothing could be
 * @param model the model's own name as it answered
 * @param prompt name and version of the prompt
 * @param promptHash SHA-256 of its resource
 * @param replyHash SHA-256 of the last raw reply
 * @param consumption all calls together
 * @param simulated whether the inference simulator judged
 */
public record Verdict(
        Judgment judgment,
        String model,
        String prompt,
        String promptHash,
        String replyHash,
        Consumption consumption,
        boolean simulated) {}
