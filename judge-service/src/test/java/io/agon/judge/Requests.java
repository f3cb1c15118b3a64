package io.agon.judge;

import io.agon.contracts.CandidateId;
import io.agon.contracts.Criterion;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.ReflectionId;
import io.agon.contracts.ReflectionKind;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Rubric;
import io.agon.contracts.RunId;
import io.agon.contracts.ScoreId;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.Text;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Match requests for tests. */
final class Requests {
    private static final AtomicInteger IDS = new AtomicInteger();

    private static final Rubric RUBRIC = new Rubric(
            "house",
            "1",
            List.of(
                    new Criterion("structure", "how it is built", 2, List.of()),
                    new Criterion("prose", "how it sounds", 1, List.of())));

    private Requests() {}

    /** Different from every other one of this JVM. */
    static MatchRequest match(JudgingMode mode) {
        int number = IDS.incrementAndGet();
        return new MatchRequest(
                new RunId("r-judging00001"),
                new MatchId(String.format("m-%024x", number)),
                1,
                1,
                number,
                new ModelCall("judge", "default", "stub-model", 0.0, null, null),
                mode,
                "A brief.",
                "short story",
                RUBRIC,
                new Text(new CandidateId("c-000000000000000000000001"), "It rained."),
                new Text(new CandidateId("c-000000000000000000000002"), "It snowed."));
    }

    /** Different from every other one of this JVM. */
    static ScoreRequest score() {
        int number = IDS.incrementAndGet();
        return new ScoreRequest(
                new ScoreId(String.format("p-%024x", number)),
                number,
                new ModelCall("judge", "default", "stub-model", 0.0, null, null),
                "A brief.",
                "short story",
                RUBRIC,
                "It rained.");
    }

    /** Different from every other one of this JVM. */
    static ReflectionRequest reflection() {
        int number = IDS.incrementAndGet();
        return new ReflectionRequest(
                new ReflectionId(String.format("f-%024x", number)),
                ReflectionKind.ADVICE,
                number,
                new ModelCall("reflector", "default", "stub-model", 0.7, null, null),
                "Plain.",
                "A brief.",
                "short story",
                RUBRIC.criteria().getLast(),
                "It rained.",
                List.of("Cut every greeting."));
    }
}
