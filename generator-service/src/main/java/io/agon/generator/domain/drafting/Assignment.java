package io.agon.generator.domain.drafting;

import java.util.List;
import java.util.Optional;

/**
 * A text to be written.
 *
 * @param kind how it comes about
 * @param seed given to the model
 * @param writer which model, and how it is called
 * @param brief what the user wants written
 * @param form kind of text, such as {@code short story}
 * @param style author style, if one was drawn
 * @param theme theme, if one was drawn
 * @param objective what is to improve, if this is a variation
 * @param parents texts to work from, as many as the kind takes
 * @param criteria by which the text will be judged; empty where the writer is not to know
 */
public record Assignment(
        Kind kind,
        long seed,
        WriterModel writer,
        String brief,
        String form,
        Optional<String> style,
        Optional<String> theme,
        Optional<Objective> objective,
        TextRules rules,
        List<String> parents,
        List<Criterion> criteria) {
    public Assignment {
        parents = List.copyOf(parents);
        criteria = List.copyOf(criteria);
    }

    /** How a text comes about. */
    public enum Kind {
        INITIAL,
        MUTATION,
        CROSSOVER
    }

    /** Something that judges look at. */
    public record Criterion(String name, String description) {}

    /** What is to improve, and how. */
    public record Objective(String name, String instruction) {}

    /**
     * Which model writes, and how it is called.
     *
     * @param temperature null: the endpoint's default
     * @param topP null: the endpoint's default
     * @param maxTokens null: as many as the length limit needs
     */
    public record WriterModel(
            String role, String endpoint, String model, Double temperature, Double topP, Integer maxTokens) {}
}
