package io.agon.evolution.domain.specification;

/**
 * How offspring come about.
 *
 * @param by where it comes from how an objective is to be reached
 * @param memory name of the memory that reflection learns from and teaches
 */
public record Mutation(By by, String memory) {
    /** The role that advises; where no model has it, the first judge does. */
    public static final String REFLECTOR = "reflector";

    /** The role that tells which weaknesses are alike; where no model has it, lessons are recalled by their objective. */
    public static final String EMBEDDER = "embedder";

    /** The usual one. */
    public static final Mutation USUAL = new Mutation(By.OBJECTIVE, "default");

    /** Where it comes from how an objective is to be reached. */
    public enum By {
        /** From the objective's own instruction. */
        OBJECTIVE,
        /** From what helped before, or from advice on the parent. */
        REFLECTION
    }
}
