package io.agon.simulator.craft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of the eight craft traits that make up quality; named like the eight default objectives. */
public enum Trait {
    NARRATIVE_STRUCTURE(
            "narrative structure", 0.14, "narrative", "structure", "arc", "opening", "resolution", "pacing"),
    CHARACTER_DEVELOPMENT("character development", 0.14, "character", "protagonist", "motivation", "desire"),
    EMOTIONAL_RESONANCE("emotional resonance", 0.13, "emotion", "resonance", "feeling", "moving"),
    DIALOGUE("dialogue", 0.10, "dialog", "speech", "conversation", "voices"),
    THEMATIC_DEPTH("thematic depth", 0.12, "theme", "thematic", "meaning", "depth", "insight"),
    DESCRIPTIVE_DETAIL("descriptive detail", 0.11, "descri", "sensory", "detail", "imagery", "concrete", "vivid"),
    PLOT_TENSION("plot tension", 0.13, "tension", "plot", "stakes", "suspense", "conflict", "uncertainty"),
    PROSE_STYLE("prose style", 0.13, "style", "prose", "rhythm", "sentence", "language", "cliché");

    /** All traits, in the order of every vector of traits. */
    public static final List<Trait> ALL = List.of(values());

    private final String label;
    private final double weight;
    private final List<String> keywords;

    Trait(String label, double weight, String... keywords) {
        this.label = label;
        this.weight = weight;
        this.keywords = List.of(keywords);
    }

    /** The name people use: {@code plot tension}. */
    public String label() {
        return label;
    }

    /** Share of the quality; the shares of all traits add up to 1. */
    public double weight() {
        return weight;
    }

    /** The trait that a criterion or objective speaks of: by its exact name first, else by the most keywords; empty if none. */
    public static Optional<Trait> spokenOf(String name, String description) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        Trait best = null;
        int most = 0;
        for (Trait trait : ALL) {
            if (trait.label.equals(wanted)) {
                return Optional.of(trait);
            }
            int hits = 3 * trait.mentions(wanted) + trait.mentions(description.toLowerCase(Locale.ROOT));
            if (hits > most) {
                most = hits;
                best = trait;
            }
        }
        return Optional.ofNullable(best);
    }

    private int mentions(String text) {
        return (int) keywords.stream().filter(text::contains).count();
    }
}
