package io.agon.evolution.adapter.db;

import java.io.Serializable;

/** Keys of rows that are numbered within their run. */
final class RunKey {
    private RunKey() {}

    record OfCandidate(String runId, int ordinal) implements Serializable {}

    record OfMatch(String runId, int number) implements Serializable {}

    record OfVerdict(String runId, int matchNumber) implements Serializable {}

    record OfStanding(String runId, int generation, int ordinal) implements Serializable {}
}
