package io.agon.judge.domain.coding;

import io.agon.judge.domain.asking.ModelChoice;

import java.util.List;

/**
 * One step of inducing criteria.
 *
 * @param seed given to the model; a re-ask uses another
 * @param form kind of text, such as {@code short story}
 */
public record CodingTask(long seed, ModelChoice coder, String form, Step step) {
    /** What is to be done. */
    public sealed interface Step {}

    /** Note what makes these texts work or fail. */
    public record Open(List<Sample> samples) implements Step {
        public Open {
            samples = List.copyOf(samples);
        }
    }

    /** Group these codes. */
    public record Axial(List<Code> codes) implements Step {
        public Axial {
            codes = List.copyOf(codes);
        }
    }

    /** Make criteria of these categories. */
    public record Selective(List<Category> categories) implements Step {
        public Selective {
            categories = List.copyOf(categories);
        }
    }

    /** Tell which category covers each of these codes. */
    public record Comparison(List<Code> codes, List<Category> categories) implements Step {
        public Comparison {
            codes = List.copyOf(codes);
            categories = List.copyOf(categories);
        }
    }

    /** A text. */
    public record Sample(String id, String brief, String text) {}

    /** Something noticed in texts; with the passages that show it where it is fresh. */
    public record Code(String label, String description, boolean strength, List<Evidence> evidence) {
        public Code {
            evidence = List.copyOf(evidence);
        }
    }

    /** A passage of a sample. */
    public record Evidence(String sample, String quote) {}

    /** Codes that belong together; places from 1. */
    public record Category(String name, String description, String low, String high, List<Integer> codes) {
        public Category {
            codes = List.copyOf(codes);
        }
    }
}
