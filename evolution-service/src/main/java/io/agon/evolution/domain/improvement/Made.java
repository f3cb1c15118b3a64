package io.agon.evolution.domain.improvement;

import io.agon.evolution.domain.run.Consumption;

import java.util.List;

/** What came of a step of an attempt. */
public sealed interface Made {
    /** What it took. */
    Consumption consumption();

    /** Whether the inference simulator made it. */
    boolean simulated();

    /** A weakness's meaning. */
    record Meaning(List<Float> vector, String model, Consumption consumption, boolean simulated) implements Made {
        public Meaning {
            vector = List.copyOf(vector);
        }
    }

    /**
     * What is tried next.
     *
     * @param criterion by which the text is weak
     * @param finding what a judge said of it
     * @param lessonId the lesson whose action is tried, perhaps one of another criterion; null: something new
     * @param action what is done; null: advice is asked for
     * @param expected gain of score
     * @param avoid what is known not to help
     * @param end whether nothing is worth trying: then there is no action
     */
    record Choice(
            String criterion,
            String finding,
            String lessonId,
            String action,
            double expected,
            List<String> avoid,
            boolean end)
            implements Made {
        public Choice {
            avoid = List.copyOf(avoid);
        }

        @Override
        public Consumption consumption() {
            return Consumption.NONE;
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }

    /** @param action null where the reply could not be read; {@code voidReason} says why */
    record Advice(
            String cause,
            String action,
            String voidReason,
            String model,
            String prompt,
            String promptHash,
            String replyHash,
            Consumption consumption,
            boolean simulated)
            implements Made {}

    /** @param text null where none keeps to the constraints; {@code violations} says why */
    record Revision(
            String text,
            List<String> violations,
            boolean repaired,
            String model,
            String prompt,
            String promptHash,
            Consumption consumption,
            boolean simulated)
            implements Made {
        public Revision {
            violations = List.copyOf(violations);
        }
    }

    /**
     * What an attempt taught.
     *
     * @param lessonId the lesson; null where nothing is remembered
     * @param gain of score; null where none could be read
     * @param kept whether the revision takes the text's place
     */
    record Learnt(String lessonId, Double gain, boolean kept) implements Made {
        @Override
        public Consumption consumption() {
            return Consumption.NONE;
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }
}
