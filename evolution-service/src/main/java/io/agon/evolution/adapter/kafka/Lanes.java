package io.agon.evolution.adapter.kafka;

/**
 * Which partition a match request goes to. Requests that show the same text first begin alike; a few of them in a row stay
 * beside each other, so that a tier finds their beginning in its prefix cache, and then another partition has its turn, so
 * that all workers have as much to do. Not for threads to share.
 */
final class Lanes {
    /** Requests in a row: most of what a cache can save, and still spread. */
    static final int ROW = 8;

    private String run;
    private int first;
    private int inRow;
    private int lane = -1;

    /** The lane of the next request of this run that shows this candidate first. */
    int of(String nextRun, int nextFirst) {
        boolean alike = nextRun.equals(run) && nextFirst == first && inRow < ROW;
        if (!alike) {
            run = nextRun;
            first = nextFirst;
            inRow = 0;
            lane = lane == Integer.MAX_VALUE ? 0 : lane + 1;
        }
        inRow++;
        return lane;
    }
}
