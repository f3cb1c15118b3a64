package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * How near in meaning things are to what became of them, as an embedding model sees it: cosines, -1 to 1.
 *
 * @param kinds of things; those of one kind can be compared with each other
 * @param refusal why there are none, in the words of the endpoint; empty where there are
 */
public record Meanings(List<Kind> kinds, String refusal) implements Artefact {
    /** Things of one kind. */
    public record Kind(String name, Similarity similarity) {}

    public Meanings {
        kinds = List.copyOf(kinds);
    }
}
