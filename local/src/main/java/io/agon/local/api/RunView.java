package io.agon.local.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A run as evolution-service shows it.
 *
 * @param status drafting, judging, paused, completed or cancelled
 * @param reason why it is paused, or null
 * @param generation the cohort that is worked on, counted from 1
 * @param cost null where no price is known
 * @param best null before the first rating
 */
public record RunView(
        String id,
        String status,
        String pausedFrom,
        Reason reason,
        String title,
        Instant createdAt,
        Instant endedAt,
        Long seed,
        JsonNode specification,
        int generation,
        int generations,
        boolean simulated,
        Drafts drafts,
        Matches matches,
        Usage usage,
        Cost cost,
        Best best,
        List<Warning> warnings) {
    private static final Set<String> RESTING = Set.of("paused", "completed", "cancelled");

    public RunView {
        drafts = drafts == null ? new Drafts(0, 0, 0, 0) : drafts;
        matches = matches == null ? new Matches(0, 0, 0, 0, 0, 0, 0) : matches;
        usage = usage == null ? new Usage(0, 0, 0, 0) : usage;
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** Whether nothing more happens until somebody asks for it. */
    public boolean resting() {
        return RESTING.contains(status);
    }

    /** Whether nothing can follow. */
    public boolean ended() {
        return resting() && !paused();
    }

    public boolean paused() {
        return status.equals("paused");
    }

    /** Why a run is paused. */
    public record Reason(String code, String detail) {}

    /** Texts asked for and what became of them. */
    public record Drafts(int requested, int drafted, int rejected, int outstanding) {}

    /** Comparisons: {@code planned} for the whole run, an upper bound; {@code saved} no longer among them. */
    public record Matches(
            int planned,
            int decided,
            @JsonProperty("void") int voided,
            int outstanding,
            int generationPlanned,
            int generationDecided,
            int saved) {}

    /** What the models were asked for. */
    public record Usage(long calls, long promptTokens, long cachedTokens, long completionTokens) {}

    /** Money spent. */
    public record Cost(BigDecimal amount, String currency) {}

    /** The best candidate so far; the interval is null for ratings without one. */
    public record Best(String candidateId, String label, double rating, Double low, Double high) {}

    /** Something that the reader of the result should know. */
    public record Warning(String code, String message) {}
}
