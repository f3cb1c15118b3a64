package io.agon.scaffold.domain.plan;

import java.util.List;

/** Numbers of the paragraphs of a chapter that begin a new scene, ascending. */
public record SceneBreaks(List<Integer> paragraphs) implements Artefact {
    public SceneBreaks {
        paragraphs = List.copyOf(paragraphs);
    }
}
