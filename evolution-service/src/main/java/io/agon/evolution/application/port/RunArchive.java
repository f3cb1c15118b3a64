package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads runs for people and programs, page by page. Never locks. */
public interface RunArchive {
    /** Looks for a run by its id, or by a prefix of at least four characters. */
    Lookup find(String idOrPrefix);

    /** What was found. */
    sealed interface Lookup {
        record Found(RunRecord record) implements Lookup {}

        record Missing() implements Lookup {}

        /** The prefix fits several runs. */
        record Ambiguous() implements Lookup {}
    }

    /**
     * A run and what it consumed.
     *
     * @param revision grows with every change
     */
    record RunRecord(Run run, List<Account> accounts, long revision) {}

    /** How many of these runs have ended. */
    int ended(Collection<String> runIds);

    /** The revision of a run; 0 if there is none. */
    long revision(String runId);

    /** The newest runs, or those created before the run {@code after}. */
    List<Run> newest(int limit, String after);

    /** Runs with held-out criteria that are under way, or ended after this. */
    List<String> heldOut(Instant endedAfter);

    /** Generations that were rated, ascending. */
    List<Integer> rated(String runId);

    /** The ratings of a generation, the best first. */
    List<Entry> leaderboard(String runId, int generation, int limit);

    /** Candidates, texts included, by ordinal. */
    List<Candidate> candidates(String runId, int after, int limit);

    Optional<Candidate> candidate(String runId, String candidateId);

    /** Verdicts by number. */
    List<Verdict> verdicts(String runId, int after, int limit);

    /** A line of the leaderboard; ratings in points. */
    record Entry(
            int rank,
            String candidateId,
            String label,
            int ordinal,
            int generation,
            double rating,
            Double low,
            Double high,
            Double probabilityTop,
            int comparisons,
            int wins,
            int losses,
            int ties,
            List<String> parents,
            String style,
            String theme,
            String objective,
            int words,
            boolean survivor) {}

    /**
     * A candidate with its text, which is null until it is drafted.
     *
     * @param step at which change of the run its draft was applied; 0 if it was not yet
     */
    record Candidate(
            String id,
            String label,
            int ordinal,
            int generation,
            String variation,
            List<String> parents,
            String style,
            String theme,
            String objective,
            int seed,
            String status,
            String text,
            int words,
            List<String> violations,
            boolean repaired,
            int attempts,
            long step,
            String model,
            String prompt,
            String promptHash,
            boolean simulated,
            Consumption usage) {}

    /**
     * A verdict with its match.
     *
     * @param issuedStep at which change of the run the match was issued
     * @param step at which change of the run the verdict was applied
     */
    record Verdict(
            int number,
            String matchId,
            int generation,
            int round,
            long issuedStep,
            long step,
            String first,
            String second,
            String judge,
            String model,
            String outcome,
            Double probabilityFirst,
            Double margin,
            Map<String, Double> criterionMargins,
            String voidReason,
            String replyHash,
            String prompt,
            String promptHash,
            Consumption usage,
            boolean simulated) {}
}
