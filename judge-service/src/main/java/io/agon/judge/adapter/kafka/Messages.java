package io.agon.judge.adapter.kafka;

import io.agon.contracts.ModelCall;
import io.agon.contracts.Rubric;
import io.agon.contracts.Usage;
import io.agon.inference.EndpointFailure;
import io.agon.judge.domain.asking.Consumption;
import io.agon.judge.domain.asking.ModelChoice;
import io.agon.judge.domain.judging.Criterion;
import io.agon.messaging.WorkFailure;

import java.util.List;
import java.util.function.Supplier;

/** Translates what all requests and results have in common. */
final class Messages {
    private Messages() {}

    static ModelChoice choice(ModelCall call) {
        return new ModelChoice(
                call.role(), call.endpoint(), call.model(), call.temperature(), call.topP(), call.maxTokens());
    }

    static List<Criterion> criteria(Rubric rubric) {
        return rubric.criteria().stream().map(Messages::criterion).toList();
    }

    static Criterion criterion(io.agon.contracts.Criterion c) {
        return new Criterion(c.name(), c.description(), c.weight(), c.levels());
    }

    static Usage usage(Consumption c) {
        return new Usage(c.calls(), c.promptTokens(), c.cachedTokens(), c.completionTokens(), c.millis());
    }

    /** Asks; what the endpoint refuses for good goes to the dead letters. */
    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (EndpointFailure e) {
            throw new WorkFailure(e.code(), e.getMessage(), e.attempts(), e);
        }
    }
}
