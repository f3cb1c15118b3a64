package io.agon.evolution.application.port;

import io.agon.evolution.domain.induction.Appraisal;
import io.agon.evolution.domain.induction.Coding;
import io.agon.evolution.domain.induction.Induced;
import io.agon.evolution.domain.induction.InductionRecipe;
import io.agon.evolution.domain.induction.InductionSpecification;
import io.agon.evolution.domain.run.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where inductions of criteria are kept. Each method is one transaction; each is harmless when it is repeated. */
public interface Inductions {
    /** How far it is. */
    enum Status {
        /** Samples are coded. */
        CODING,
        /** Texts are scored by the criteria that came of it. */
        SCORING,
        COMPLETED,
        /** It cannot go on; it can be told to try again. */
        FAILED,
        CANCELLED
    }

    /**
     * An induction.
     *
     * @param induced null until coding is done
     * @param outcome null until it is completed
     * @param reason why it failed, or null
     * @param steps how many steps of coding were done
     */
    record Induction(
            String id,
            Status status,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            InductionSpecification specification,
            Induced induced,
            Appraisal.Outcome outcome,
            int steps,
            boolean simulated) {}

    /** An induction in a list: how many samples and preferences it has instead of these. */
    record Summary(
            String id,
            String name,
            Status status,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            int samples,
            int preferences,
            int steps) {}

    /** A step that leaves. */
    record Request(String codingId, String form, InductionRecipe.Wanted wanted) {}

    void create(String id, InductionSpecification specification, Instant now);

    Optional<Induction> find(String id);

    /** The newest first. */
    List<Summary> newest(int limit);

    /** Those that are coding or scoring. */
    List<String> active();

    /** What was made, by step. */
    Map<String, Coding> made(String id);

    /** Asks for steps, where they were not asked for yet. */
    void want(String id, List<InductionRecipe.Wanted> steps);

    /** Coding is done. */
    void coded(String id, Induced induced);

    /** Scoring is done. */
    void complete(String id, Appraisal.Outcome outcome, boolean simulated, Instant now);

    /** It cannot go on. */
    void fail(String id, Reason reason);

    /**
     * Steers.
     *
     * @return whether it was in one of these statuses
     */
    boolean change(String id, Set<Status> from, Status to, Instant endedAt);

    /** What failed or could not be read is to be asked for again. */
    void askAgain(String id);

    /** As {@link Scores#sendNext}. */
    int sendNext(int most, Consumer<List<Request>> sender);

    /** Records what coders made, each step once. */
    void record(Map<String, Coding> codings);

    /** Whose step this is; nothing where it is not awaited. */
    Optional<String> awaitedBy(String codingId);
}
