package io.agon.evaluation;

/** What came of a comparison in both orders, seen from the set in question. */
public enum Verdict {
    /** Preferred in both orders, or in one where the other is a tie. */
    WIN,
    /** The other one is. */
    LOSS,
    /** Each is preferred in one order, or neither in any. */
    TIE,
    /** At least one order could not be judged. */
    VOID;

    /** Of one order of presentation. */
    public enum Side {
        OURS,
        THEIRS,
        NEITHER,
        UNREADABLE
    }

    /** Of both orders together. */
    public static Verdict of(Side oursFirst, Side theirsFirst) {
        if (oursFirst == Side.UNREADABLE || theirsFirst == Side.UNREADABLE) {
            return VOID;
        }
        int points = points(oursFirst) + points(theirsFirst);
        return points > 0 ? WIN : points < 0 ? LOSS : TIE;
    }

    private static int points(Side side) {
        return switch (side) {
            case OURS -> 1;
            case THEIRS -> -1;
            case NEITHER -> 0;
            case UNREADABLE -> throw new IllegalArgumentException("nothing was judged");
        };
    }
}
