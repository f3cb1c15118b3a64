package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.induction.Coding.Code;
import io.agon.evolution.domain.induction.Coding.Evidence;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;

/**
 * The criteria that coding came to: a tree, down to the passages that they rest on.
 *
 * @param saturated whether coding ended because nothing new came
 * @param news by round from the second on, the share of codes that no category covered
 * @param codes how many were noted
 */
public record Induced(List<Core> criteria, boolean saturated, List<Double> news, int codes) {
    /** A criterion, the names of its categories, and their codes. */
    public record Core(Criterion criterion, List<String> categories, List<Source> codes) {}

    /**
     * Codes of one label.
     *
     * @param strengths how often it was noted as a strength
     * @param weaknesses how often as a weakness
     * @param evidence some passages, each of which stands in its sample
     */
    public record Source(String label, String description, int strengths, int weaknesses, List<Evidence> evidence) {
        private static final int MOST_EVIDENCE = 6;

        static Source of(String label, List<Code> same) {
            int strengths = (int) same.stream().filter(Code::strength).count();
            return new Source(
                    label,
                    same.getFirst().description(),
                    strengths,
                    same.size() - strengths,
                    same.stream()
                            .flatMap(code -> code.evidence().stream())
                            .limit(MOST_EVIDENCE)
                            .toList());
        }
    }

    /** As judges score by them before anything is known of their worth: with equal weights. */
    public Rubric unweighted() {
        return new Rubric(
                "induced",
                "0",
                criteria.stream()
                        .map(Core::criterion)
                        .map(c -> new Criterion(c.name(), c.description(), 1, c.levels()))
                        .toList());
    }
}
