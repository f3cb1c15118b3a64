package io.agon.evolution.application;

import io.agon.datasets.training.Source.Pair;
import io.agon.datasets.training.Source.Verdicts;
import io.agon.evolution.Specifications;
import io.agon.evolution.TestMethods;
import io.agon.evolution.application.port.TrainingRecords;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.evolution.domain.tournament.Result;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrainingTextsTest {
    private final Run run = Run.begin("r-1", Specifications.read(), Instant.EPOCH);

    private TrainingTexts texts(int candidates, Result... results) {
        return new TrainingTexts(
                null, new Written(candidates, List.of(results)), null, TestMethods.joint(), List.of(run), List.of());
    }

    @Test
    void seesVerdictsFromTheBetterStory() {
        // 2 beats 1 in both orders, loses once, ties once; 3 never met 1
        TrainingTexts texts = texts(
                3,
                result(1, 2, 1, Outcome.FIRST),
                result(2, 1, 2, Outcome.SECOND),
                result(3, 1, 2, Outcome.FIRST),
                result(4, 2, 1, Outcome.TIE),
                result(5, 2, 1, Outcome.FIRST),
                result(6, 3, 2, Outcome.SECOND),
                result(7, 2, 3, Outcome.FIRST));

        List<Pair> pairs = texts.pairs("r-1");

        assertThat(pairs).extracting(Pair::better).containsExactly(2, 2);
        assertThat(pairs).extracting(Pair::worse).containsExactly(1, 3);
        assertThat(pairs.getFirst().shownFirst()).isEqualTo(new Verdicts(2, 0, 1));
        assertThat(pairs.getFirst().shownSecond()).isEqualTo(new Verdicts(1, 1, 0));
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.margin()).isPositive();
            assertThat(pair.deviation()).isPositive();
        });
        assertThat(texts.pairs("v-1")).isEmpty();
    }

    @Test
    void marginsAddUpAndHoldWhatIsKnownOfThePairTogether() {
        TrainingTexts texts = texts(
                3,
                IntStream.rangeClosed(1, 60)
                        .mapToObj(n -> n % 2 == 0
                                ? result(n, 1, 2, n % 6 == 0 ? Outcome.SECOND : Outcome.FIRST)
                                : result(n, 3, 2, n % 3 == 0 ? Outcome.SECOND : Outcome.FIRST))
                        .toArray(Result[]::new));

        List<Pair> pairs = texts.pairs("r-1");

        assertThat(pairs).hasSize(2);
        // the two met 30 times: the margin is known better than two independent ratings would say
        var ratings = TestMethods.joint()
                .estimate(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(n -> new io.agon.evolution.domain.tournament.Entrant(n, null, null))
                                .toList(),
                        new Written(3, List.of()).results(run),
                        List.of("judge"));
        double prior = ratings.margin(1, 2).deviation();
        assertThat(pairs.getFirst().deviation()).isLessThan(0.6 * prior);
        assertThat(ratings.margin(1, 2).mean()).isCloseTo(0, within(1e-9));
    }

    private Result result(int match, int first, int second, Outcome outcome) {
        return new Result(
                match, first, second, run.specification().judging().judges().getFirst(), outcome, null);
    }

    /** Records of one run. */
    private record Written(int size, List<Result> all) implements TrainingRecords {
        @Override
        public List<Outline> candidates(String runId) {
            return IntStream.rangeClosed(1, size)
                    .mapToObj(n -> new Outline(n, "c-" + n, 1, List.of(), null, 100, "w", "h", true))
                    .toList();
        }

        @Override
        public List<Result> results(Run run) {
            return all;
        }

        @Override
        public Map<Integer, String> texts(String runId, Collection<Integer> ordinals) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<String> improvements(String runId) {
            return List.of();
        }

        @Override
        public Map<String, List<String>> prompts(String runId) {
            return Map.of();
        }
    }
}
