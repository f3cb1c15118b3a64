package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Consumption;

import java.util.List;

/**
 * The answer to a draft request.
 *
 * @param text null where the draft was rejected; then {@code violations} says why
 */
public record DraftReply(
        String candidateId,
        String text,
        int words,
        List<String> violations,
        boolean repaired,
        String model,
        String prompt,
        String promptHash,
        Consumption consumption,
        boolean simulated) {}
