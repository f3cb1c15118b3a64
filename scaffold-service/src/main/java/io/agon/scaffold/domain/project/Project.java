package io.agon.scaffold.domain.project;

import java.time.Instant;

/**
 * Work on one book: on the scaffold of one that is written, or on one that is to be written.
 *
 * @param id {@code s-} and letters or digits
 * @param book the id of the book that is written, the SHA-256 of its file; null where it is to be written
 * @param title of the book, as people know it; null as long as there is none
 * @param reason why it is paused, or null
 * @param consumption of all steps together, failed answers included
 * @param edited whether a person has replaced what a step made
 * @param simulated whether anything in it was made by the inference simulator
 * @param endedAt null before
 */
public record Project(
        String id,
        String book,
        String title,
        Specification specification,
        Status status,
        Reason reason,
        Consumption consumption,
        boolean edited,
        boolean simulated,
        Instant createdAt,
        Instant endedAt) {
    /** Work that begins now: nothing is made, nothing spent. */
    public static Project begun(String id, String book, String title, Specification specification, Instant now) {
        return new Project(
                id, book, title, specification, Status.RUNNING, null, Consumption.NONE, false, false, now, null);
    }

    /** What kind of work it is. */
    public Kind kind() {
        return switch (specification) {
            case BuildSpecification build -> Kind.SCAFFOLD;
            case BookSpecification book -> Kind.BOOK;
            case MeasurementSpecification measurement -> Kind.MEASUREMENT;
        };
    }

    /**
     * Why work waits.
     *
     * @param code for programs
     * @param detail for people
     */
    public record Reason(String code, String detail) {}
}
