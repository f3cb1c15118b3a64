package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Entrant;
import io.agon.evolution.domain.tournament.Result;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the records of ended runs for one export, texts apart. Never locks. Used by one thread at a time. */
public interface TrainingRecords {
    /**
     * A candidate that was drafted.
     *
     * @param parents ordinals
     * @param objective what its revision aimed at; null for a founder
     */
    record Outline(
            int ordinal,
            String id,
            int generation,
            List<Integer> parents,
            String objective,
            int words,
            String model,
            String promptHash,
            boolean simulated) {
        /** As the rating sees it. */
        public Entrant entrant() {
            return new Entrant(ordinal, parents.isEmpty() ? null : parents.getFirst(), objective);
        }
    }

    /** Those of a run, by ordinal. */
    List<Outline> candidates(String runId);

    /** All readable verdicts, by match number. */
    List<Result> results(Run run);

    /** Texts by ordinal. */
    Map<Integer, String> texts(String runId, Collection<Integer> ordinals);

    /** Ids of the completed improvements that made drafts of a run, in their order. */
    List<String> improvements(String runId);

    /** Hashes of the prompts by which a run's drafts were written and its matches judged, by the prompt's name. */
    Map<String, List<String>> prompts(String runId);
}
