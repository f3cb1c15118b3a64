package io.agon.simulator.advice;

import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way of revising. How much each helps which trait is drawn once for a world, and nobody is told. */
public enum Technique {
    CUT_FIRST("Cut what comes before the first thing that happens."),
    ACT_INSTEAD("Replace every statement about somebody by something they do."),
    RETURN("Let one small thing from the beginning come back changed."),
    WITHHOLD("Take out what readers can work out by themselves."),
    NAME_EXACTLY("Name things exactly, and drop the adjectives."),
    SHORTEN_LATE("Make the parts shorter the nearer the end they stand."),
    OPPOSE("Let two people want what only one of them can have."),
    ONE_PLACE("Keep to one place and let everything go through it.");

    /** All of them. */
    public static final List<Technique> ALL = List.of(values());

    private static final long EFFECTS = 17;

    private final String instruction;

    Technique(String instruction) {
        this.instruction = instruction;
    }

    /** What a writer is told. */
    public String instruction() {
        return instruction;
    }

    /** The technique that an instruction names; empty if none. */
    public static Optional<Technique> namedIn(String instruction) {
        String wanted = instruction.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(one -> wanted.contains(one.instruction.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What it does to a trait in a world: standard normal over techniques and traits. */
    public double effect(Trait trait, long world) {
        return Draws.of(Draws.key(world, EFFECTS), ordinal(), trait.ordinal()).normal();
    }
}
