package io.agon.evolution.domain.run;

/**
 * Matches of a run or of one generation.
 *
 * @param voids those of the decided whose verdict says nothing
 * @param saved those that were planned and proved needless; no longer among the planned
 */
public record MatchCounts(int planned, int issued, int decided, int voids, int saved) {
    static final MatchCounts NONE = new MatchCounts(0, 0, 0, 0, 0);

    /** Matches whose verdict is still out. */
    public int outstanding() {
        return issued - decided;
    }

    /** Those whose verdict is still out, as if none had been decided before. */
    MatchCounts undecided() {
        return new MatchCounts(planned, outstanding(), 0, 0, saved);
    }

    MatchCounts planning(int matches) {
        return new MatchCounts(matches, issued, decided, voids, saved);
    }

    MatchCounts saving(int matches) {
        return new MatchCounts(planned, issued, decided, voids, saved + matches);
    }

    MatchCounts plus(int moreIssued, int moreDecided, int moreVoids) {
        return new MatchCounts(planned, issued + moreIssued, decided + moreDecided, voids + moreVoids, saved);
    }
}
