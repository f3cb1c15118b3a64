package io.agon.contracts;

/**
 * What a mutation is asked to improve.
 *
 * @param name short name, such as {@code plot tension}
 * @param instruction what the writer is asked to do about it, one or two sentences
 */
public record Objective(String name, String instruction) {
    public Objective {
        Rules.word("objective.name", name);
        Rules.text("objective.instruction", instruction);
    }
}
