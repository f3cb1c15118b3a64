package io.agon.judge.application.port;

import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.scoring.Scores;
import io.agon.judge.domain.scoring.ScoringTask;

/** A model that scores. Failures of the endpoint pass through as they are. */
@FunctionalInterface
public interface ScoringModel {
    /**
     * Asks once.
     *
     * @param attempt from 1; each attempt asks with another seed
     */
    Reply<Scores> ask(ScoringTask task, int attempt);
}
