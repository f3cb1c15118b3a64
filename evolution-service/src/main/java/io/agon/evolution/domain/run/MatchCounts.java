package io.agon.evolution.domain.run;

/** Matches of a run or of one generation. Voids are among the decided. */
public record MatchCounts(int planned, int issued, int decided, int voids) {
    static final MatchCounts NONE = new MatchCounts(0, 0, 0, 0);

    /** Matches whose verdict is still out. */
    public int outstanding() {
        return issued - decided;
    }

    MatchCounts planning(int matches) {
        return new MatchCounts(matches, issued, decided, voids);
    }

    MatchCounts plus(int moreIssued, int moreDecided, int moreVoids) {
        return new MatchCounts(planned, issued + moreIssued, decided + moreDecided, voids + moreVoids);
    }
}
