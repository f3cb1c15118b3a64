package io.agon.local.mesh;

/** Which services a mesh has. */
public enum Roster {
    /** Those that show old runs: evolution-service alone, without a broker. */
    READING,
    /** Those that runs need. */
    RUNS,
    /** Those that books need. */
    BOOKS,
    /** All. */
    ALL;

    /** Whether runs can be worked on. */
    public boolean runs() {
        return this == RUNS || this == ALL;
    }

    /** Whether books can be worked on. */
    public boolean books() {
        return this == BOOKS || this == ALL;
    }
}
