package io.agon.evolution.domain.tournament;

/**
 * Matches that came out void.
 *
 * @param judge role
 * @param reason as the judge told it
 * @param count how many, at least 1
 */
public record Voids(int generation, String judge, String reason, int count) {
    private static final String TEXTS_TOO_LONG = "context-exceeded";

    /** Whether the judge answered and the answer made no sense, rather than never having seen the texts. */
    public boolean unreadable() {
        return !reason.equals(TEXTS_TOO_LONG);
    }
}
