package io.agon.evolution.application;

/** In which order a run drafts, judges and breeds. */
interface Schedule {
    /** Takes a run on as far as it can go now; leaves it alone while what it waits for is outstanding. */
    void advance(Turn turn);
}
