package io.agon.scaffold.domain.project;

import java.time.Instant;

/**
 * Work on the scaffold of one book.
 *
 * @param id {@code s-} and letters or digits
 * @param book the book's id, the SHA-256 of its file
 * @param title of the book, as people know it
 * @param reason why it is paused, or null
 * @param consumption of all steps together, failed answers included
 * @param simulated whether anything in it was made by the inference simulator
 * @param endedAt null before
 */
public record Project(
        String id,
        String book,
        String title,
        BuildSpecification specification,
        Status status,
        Reason reason,
        Consumption consumption,
        boolean simulated,
        Instant createdAt,
        Instant endedAt) {
    /**
     * Why work waits.
     *
     * @param code for programs
     * @param detail for people
     */
    public record Reason(String code, String detail) {}
}
