package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.tournament.Outcome;

import java.util.Map;

/** The answer to a match request. */
public record VerdictReply(
        String matchId,
        String model,
        Outcome outcome,
        Double probabilityFirst,
        Double margin,
        Map<String, Double> criterionMargins,
        String voidReason,
        String replyHash,
        String prompt,
        String promptHash,
        Consumption consumption,
        boolean simulated) {}
