package io.agon.judge.application.port;

import io.agon.judge.domain.judging.Match;
import io.agon.judge.domain.judging.Verdict;

/** A model that judges. Failures of the endpoint pass through as they are. */
@FunctionalInterface
public interface JudgeModel {
    /**
     * Asks once.
     *
     * @param attempt from 1; each attempt asks with another seed
     */
    Verdict ask(Match match, int attempt);
}
