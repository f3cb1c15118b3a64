package io.agon.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one finished run achieved, in true quality.
 *
 * @param seed of the run
 * @param meanByGeneration mean true quality of each generation's population, first generation first
 * @param initialBest true quality of the candidate rated best in the first generation
 * @param finalBest true quality of the candidate rated best in the last
 * @param finalTop mean true quality of those who survive the last generation
 * @param calls judge calls of the whole run
 */
public record RunOutcome(
        long seed, List<Double> meanByGeneration, double initialBest, double finalBest, double finalTop, int calls) {

    /** Whether the run's answer is truly better than what it began with; the same text is not better. */
    public boolean better() {
        return finalBest > initialBest;
    }

    /** Whether every generation's mean lies above the one before. */
    public boolean risesEveryGeneration() {
        for (int i = 1; i < meanByGeneration.size(); i++) {
            if (!(meanByGeneration.get(i) > meanByGeneration.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    /** Reads an exported run, as {@code run.json} holds it. */
    static RunOutcome of(JsonNode run, TrueQuality truth) {
        Map<String, Double> quality = qualities(run, truth);
        List<Double> means = new ArrayList<>();
        double initialBest = Double.NaN;
        double finalBest = Double.NaN;
        double finalTop = Double.NaN;
        int survivors = run.path("spec").path("survivors").asInt();
        for (JsonNode generation : run.path("ratings")) {
            Set<String> members = new HashSet<>();
            double best = Double.NaN;
            double top = 0;
            for (JsonNode entry : generation.path("entries")) {
                String id = entry.path("candidateId").asText();
                members.add(id);
                int rank = entry.path("rank").asInt();
                if (rank == 1) {
                    best = quality.get(id);
                }
                top += rank <= survivors ? quality.get(id) / survivors : 0;
            }
            if (means.isEmpty()) {
                initialBest = best;
            }
            finalBest = best;
            finalTop = top;
            means.add(members.stream().mapToDouble(quality::get).average().orElseThrow());
        }
        return new RunOutcome(
                run.path("spec").path("seed").asLong(),
                List.copyOf(means),
                initialBest,
                finalBest,
                finalTop,
                run.path("verdicts").size());
    }

    private static Map<String, Double> qualities(JsonNode run, TrueQuality truth) {
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode candidate : run.path("candidates")) {
            if (candidate.hasNonNull("text")) {
                ids.add(candidate.path("id").asText());
                texts.add(candidate.path("text").asText());
            }
        }
        double[] values = truth.of(texts);
        Map<String, Double> quality = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            quality.put(ids.get(i), values[i]);
        }
        return quality;
    }
}
