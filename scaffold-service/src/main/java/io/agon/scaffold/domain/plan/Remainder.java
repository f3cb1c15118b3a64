package io.agon.scaffold.domain.plan;

import java.util.List;

/** What is left to be told of a scene whose text had to be stopped, in order. */
public record Remainder(List<String> bullets) implements Artefact {
    public Remainder {
        bullets = List.copyOf(bullets);
    }

    /** The rules it breaks. */
    public List<String> violations() {
        return new Rules().texts("bullets", bullets, 1, 12, 60).broken();
    }
}
