package io.agon.scaffold.application.port;

import io.agon.manuscript.Manuscript;

import java.util.Optional;

/** The books that were brought in. */
public interface Library {
    /**
     * Keeps a book; one that is there already stays as it is.
     *
     * @param name of its file
     * @return it, read
     * @throws io.agon.manuscript.text.UnreadableBook if it breaks a rule
     */
    Manuscript add(String name, byte[] file);

    /**
     * A book.
     *
     * @param id SHA-256 of its file
     */
    Optional<Manuscript> find(String id);

    /**
     * A book that work has begun on.
     *
     * @throws IllegalStateException if it is gone
     */
    default Manuscript get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("book " + id + " is not there"));
    }
}
