package io.agon.judge.application.port;

import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.judging.Judgment;
import io.agon.judge.domain.judging.Match;

/** A model that judges. Failures of the endpoint pass through as they are. */
@FunctionalInterface
public interface JudgeModel {
    /**
     * Asks once.
     *
     * @param attempt from 1; each attempt asks with another seed
     */
    Reply<Judgment> ask(Match match, int attempt);
}
