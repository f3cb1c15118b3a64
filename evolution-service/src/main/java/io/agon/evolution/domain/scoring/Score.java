package io.agon.evolution.domain.scoring;

import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Rubric;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a text's score. */
public sealed interface Score {
    /** A judge was asked, or will be. */
    record Awaited() implements Score {}

    /** Nobody could be asked; asking again may help. */
    record Failed(Reason reason) implements Score {}

    /**
     * A judge answered.
     *
     * @param levels one for each criterion; empty where the answer could not be read
     * @param misquotes passages given as evidence that do not stand in the text; they are left out
     * @param voidReason why the answer could not be read; null where it could
     * @param model as the endpoint named it
     */
    record Given(
            List<Level> levels,
            int misquotes,
            String voidReason,
            String model,
            String prompt,
            String promptHash,
            String replyHash,
            Consumption consumption,
            boolean simulated)
            implements Score {
        public Given {
            levels = List.copyOf(levels);
        }

        /**
         * The text's score by this rubric, 0 (the worst level everywhere) to 1: the mean of how far up the levels it stands,
         * weighted as the criteria are. NaN where the answer could not be read.
         */
        public double total(Rubric rubric) {
            if (voidReason != null) {
                return Double.NaN;
            }
            Map<String, Level> byCriterion =
                    levels.stream().collect(Collectors.toMap(Level::criterion, Function.identity()));
            double weights = 0;
            double sum = 0;
            for (Criterion criterion : rubric.criteria()) {
                weights += criterion.weight();
                sum += criterion.weight() * byCriterion.get(criterion.name()).share();
            }
            return sum / weights;
        }
    }

    /**
     * What a judge found of one criterion.
     *
     * @param level from 1, the worst
     * @param levels how many there are, at least 2
     * @param quotes passages of the text that show it
     */
    record Level(String criterion, int level, int levels, List<String> quotes, String reason) {
        public Level {
            quotes = List.copyOf(quotes);
        }

        /** How far up the levels it stands, 0 to 1. */
        public double share() {
            return (level - 1) / (double) (levels - 1);
        }
    }
}
