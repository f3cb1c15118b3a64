package io.agon.judge.application.port;

import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.reflecting.Advice;
import io.agon.judge.domain.reflecting.Meaning;
import io.agon.judge.domain.reflecting.Weakness;

/** Models that reflect. Failures of the endpoint pass through as they are. */
public interface ReflectingModel {
    /**
     * Asks once what to do.
     *
     * @param attempt from 1; each attempt asks with another seed
     */
    Reply<Advice> advise(Weakness weakness, int attempt);

    /** What a passage means; it must not be blank. */
    Meaning meaning(ModelChoice model, String passage);
}
