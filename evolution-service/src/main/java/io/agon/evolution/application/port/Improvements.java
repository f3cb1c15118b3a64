package io.agon.evolution.application.port;

import io.agon.evolution.domain.improvement.Asked;
import io.agon.evolution.domain.improvement.Attempt;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Improving;
import io.agon.evolution.domain.improvement.Made;
import io.agon.evolution.domain.run.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where improvements of texts are kept. Each method is one transaction; each is harmless when it is repeated. */
public interface Improvements {
    /** How far it is. */
    enum Status {
        ACTIVE,
        COMPLETED,
        /** It cannot go on; it can be told to try again. */
        FAILED,
        CANCELLED
    }

    /**
     * An improvement.
     *
     * @param reason why it failed, or null
     * @param ending why it is completed, or null
     * @param bred whose draft it makes; null: nobody's
     * @param attempts in their order
     */
    record Improvement(
            String id,
            Status status,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            Improving.Ending ending,
            ImprovementSpecification specification,
            Bred bred,
            List<Attempt> attempts) {}

    /** A candidate of a run whose draft an improvement makes. */
    record Bred(String runId, String candidateId) {}

    /** An improvement in a list. */
    record Summary(
            String id,
            Status status,
            String brief,
            String rubric,
            ImprovementSpecification.Reflection reflection,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            int attempts) {}

    /** A step that leaves. */
    record Request(String stepId, String improvementId, int number, Asked asked) {}

    /** @param bred whose draft it makes; null: nobody's */
    void create(String id, ImprovementSpecification specification, Bred bred, Instant now);

    Optional<Improvement> find(String id);

    /** The newest first. */
    List<Summary> newest(int limit);

    /** Those that are not over. */
    List<String> active();

    /** Asks for a step, where it was not asked for yet. */
    void want(String id, Improving.Next.Ask step);

    /** Records a choice, once: the first stands. */
    void chosen(String id, int number, Made.Choice choice);

    /** Records what an attempt taught, once, and the lesson's use with it. */
    void learnt(String id, Improving.Next.Learn learn, Instant now);

    /** It is done. */
    void complete(String id, Improving.Ending ending, Instant now);

    /** It cannot go on. */
    void fail(String id, Reason reason);

    /**
     * Steers.
     *
     * @return whether it was in one of these statuses
     */
    boolean change(String id, Set<Status> from, Status to, Instant endedAt);

    /** Steps that were asked for and not made are to be asked for again. */
    void askAgain(String id);

    /** As {@link Scores#sendNext}. */
    int sendNext(int most, Consumer<List<Request>> sender);

    /**
     * Records what workers made, each step once.
     *
     * @return whose steps these were
     */
    Set<String> record(Map<String, Made> made);

    /** Which improvement a step belongs to, made or not. */
    Optional<String> ownerOf(String stepId);

    /** Whose step this is; nothing where it is not awaited. */
    Optional<String> awaitedBy(String stepId);
}
