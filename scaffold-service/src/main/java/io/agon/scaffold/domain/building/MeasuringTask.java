package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Likelihood;
import io.agon.scaffold.domain.plan.Meanings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model is not asked for in words, but measured by. */
public sealed interface MeasuringTask extends Task {
    /**
     * Something, and what became of it on the way there and back.
     *
     * @param step the step that made what became of it
     * @param kind things of one kind can be compared with each other
     */
    record Pair(StepKey step, String kind, String original, String again) {
        /** By kind, in the order in which they come. */
        public static Map<String, List<Pair>> byKind(List<Pair> pairs) {
            return pairs.stream().collect(Collectors.groupingBy(Pair::kind, LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** How near in meaning the two of each pair are. */
    record CompareMeanings(List<Pair> pairs) implements MeasuringTask {
        @Override
        public Level level() {
            return Level.MEANINGS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Meanings ? List.of() : Task.wrong(answer);
        }
    }

    /**
     * How probable a text is after each of several things.
     *
     * @param given what stands before it, each in turn
     */
    record ScoreText(String text, List<String> given) implements MeasuringTask {
        @Override
        public Level level() {
            return Level.LIKELIHOOD;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Likelihood ? List.of() : Task.wrong(answer);
        }
    }
}
