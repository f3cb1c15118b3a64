package io.agon.evolution.application.port;

import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where evaluations are kept. Each method is one transaction; each is harmless when it is repeated. */
public interface Evaluations {
    /** How far it is. */
    enum Status {
        ACTIVE,
        COMPLETED,
        /** It cannot go on; it can be told to try again. */
        FAILED,
        CANCELLED
    }

    /**
     * An evaluation.
     *
     * @param reason why it failed, or null
     */
    record Evaluation(
            String id,
            Status status,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            EvaluationSpecification specification) {}

    /** An evaluation in a list. */
    record Summary(String id, Status status, String run, Instant createdAt, Instant endedAt, Reason reason) {}

    /**
     * A match that is wanted, with its texts.
     *
     * @param first shown first
     * @param second shown second
     */
    record Match(Meeting meeting, int seed, Outbox.Shown first, Outbox.Shown second) {}

    /** Something that leaves. */
    sealed interface Request {
        /** The id of the step. */
        String id();

        /** A draft of the baseline. */
        record Draft(String id, String evaluation, EvaluationSpecification specification, Baseline.Wanted wanted)
                implements Request {}

        /** A match. */
        record Judgment(String id, String evaluation, EvaluationSpecification specification, Match match)
                implements Request {}
    }

    /** @param text null where none keeps to the constraints */
    record Drafted(String text, String model, Consumption consumption, boolean simulated) {}

    void create(String id, EvaluationSpecification specification, Instant now);

    Optional<Evaluation> find(String id);

    /** The newest first. */
    List<Summary> newest(int limit);

    /** Those that are not over. */
    List<String> active();

    /** The chains of its baseline that have begun, by number. */
    List<Baseline.Chain> chains(String id);

    /** Asks for drafts, where they were not asked for yet. */
    void wantDrafts(String id, List<Baseline.Wanted> drafts);

    /** Asks for matches, where they were not asked for yet. */
    void wantMatches(String id, List<Match> matches);

    /** Matches that were asked for. */
    int matches(String id);

    /** What judges said so far. */
    Map<Meeting, Meeting.Judged> judged(String id);

    /** It is done. */
    void complete(String id, Instant now);

    /** It cannot go on. */
    void fail(String id, Reason reason);

    /**
     * Steers.
     *
     * @return whether it was in one of these statuses
     */
    boolean change(String id, Set<Status> from, Status to, Instant endedAt);

    /** What was asked for and not made is to be asked for again. */
    void askAgain(String id);

    /** As {@link Scores#sendNext}. */
    int sendNext(int most, Consumer<List<Request>> sender);

    /**
     * Records drafts, each once.
     *
     * @return the evaluations they belong to
     */
    Set<String> drafted(Map<String, Drafted> drafted);

    /** As {@link #drafted}, of verdicts by match. */
    Set<String> judged(Map<String, Meeting.Judged> judged);

    /** Of these evaluations, those of which nothing is asked for and not made. */
    Set<String> idle(Collection<String> ids);

    /** Whose step this is; nothing where it is not awaited. */
    Optional<String> awaitedBy(String stepId);
}
