package io.agon.judge.domain.judging;

import java.util.List;

/**
 * Two texts to be compared.
 *
 * @param mode how the judge is asked
 * @param seed given to the model; a re-ask uses another
 * @param judge which model, and how it is called
 * @param form kind of text, such as {@code short story}
 * @param criteria what to judge by, at least one
 * @param first shown first
 * @param second shown second
 */
public record Match(
        Mode mode,
        long seed,
        JudgeModelChoice judge,
        String brief,
        String form,
        List<Criterion> criteria,
        String first,
        String second) {
    public Match {
        criteria = List.copyOf(criteria);
    }

    /** How a judge is asked. */
    public enum Mode {
        /** One token; its probabilities are the verdict. */
        VERDICT,
        /** An analysis, a margin for each criterion, then the verdict. */
        REASONED
    }

    /** One thing to look at; levels from worst to best, or none. */
    public record Criterion(String name, String description, double weight, List<String> levels) {
        public Criterion {
            levels = List.copyOf(levels);
        }
    }

    /**
     * Which model judges.
     *
     * @param temperature null: the endpoint's default
     * @param topP null: the endpoint's default
     * @param maxTokens null: what the mode needs
     */
    public record JudgeModelChoice(
            String role, String endpoint, String model, Double temperature, Double topP, Integer maxTokens) {}
}
