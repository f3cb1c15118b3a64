package io.agon.scaffold.domain.project;

/** Kinds of work on books. */
public enum Kind {
    /** The scaffold of a book that is written. */
    SCAFFOLD,
    /** A book that is to be written. */
    BOOK,
    /** How true a scaffold is to its book. */
    MEASUREMENT
}
