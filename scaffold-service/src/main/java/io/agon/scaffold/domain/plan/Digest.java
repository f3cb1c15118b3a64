package io.agon.scaffold.domain.plan;

import java.util.List;

/** Several chapters told as one, where all chapters together would not fit into what a model reads at once. */
public record Digest(String summary) implements Artefact {
    /** The rules it breaks. */
    public List<String> violations() {
        return new Rules().text("summary", summary, ChapterPlan.MOST_WORDS).broken();
    }
}
