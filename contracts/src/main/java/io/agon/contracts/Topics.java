package io.agon.contracts;

import java.time.Duration;
import java.util.List;

/**
 * The catalogue of topics, in the order in which a run meets them.
 *
 * <p>A run begins in evolution-service, which asks for texts on {@link #DRAFT_REQUESTS}, one record a candidate. Any
 * generator replica takes a request, has a model write, checks the text against the constraints and tells the outcome on
 * {@link #CANDIDATE_DRAFTED}. When a population stands, evolution-service pairs it and asks for comparisons on {@link
 * #MATCH_REQUESTS}; a request carries both texts, the brief and the rubric, so that a judge needs nothing but the record
 * and its model. Any judge replica takes it and tells the outcome on {@link #VERDICT_REACHED}. Verdicts make ratings,
 * ratings choose parents, parents make the next draft requests, and so on until the run ends.
 *
 * <p>Texts are scored by the criteria of a rubric, one by one, where somebody wants numbers and no contest: evolution-service
 * asks on {@link #SCORE_REQUESTS}, any judge replica answers on {@link #TEXT_SCORED}.
 *
 * <p>Criteria are induced from sample texts in steps (open, axial and selective coding, constant comparison) that evolution-service
 * asks for on {@link #CODING_REQUESTS}; any judge replica does one and tells what it made on {@link #CODING_DONE}.
 *
 * <p>A text is improved without training by revising it: what is weak is known from its scores, what to do about it is asked of any
 * judge replica on {@link #REFLECTION_REQUESTS} and told on {@link #REFLECTION_DONE}, and the revision is asked for on {@link
 * #DRAFT_REQUESTS} like any other text.
 *
 * <p>The scaffold of a book is asked for on {@link #SCAFFOLD_REQUESTS}, or at the API of scaffold-service, which divides the
 * work into steps and asks all its replicas for them on {@link #STEP_REQUESTS}.
 *
 * <p>What a worker cannot do, because the request is broken, because the tier refuses it, or because the retry budget is
 * spent, it writes to the dead letters of the topic before it acknowledges, with the reason in the headers.
 * evolution-service listens to the dead letters of its own requests: it is how it learns that a run cannot go on, and why.
 */
public final class Topics {
    private static final String EVOLUTION = "evolution-service";
    private static final String GENERATOR = "generator-service";
    private static final String JUDGE = "judge-service";
    private static final String SCAFFOLD = "scaffold-service";
    private static final int PARTITIONS = 24;
    private static final Duration KEPT = Duration.ofDays(7);

    /** Texts wanted. Key: candidate id, so that requests spread over all partitions. */
    public static final Topic<DraftRequest> DRAFT_REQUESTS = new Topic<>(
            "draft.requests.v1",
            Topic.Kind.WORK_QUEUE,
            DraftRequest.class,
            "candidateId",
            List.of(EVOLUTION),
            List.of(GENERATOR),
            PARTITIONS,
            KEPT);

    /** Texts written, or the reasons why not. Key: run id, so that one consumer sees a whole run. */
    public static final Topic<CandidateDrafted> CANDIDATE_DRAFTED = new Topic<>(
            "candidate.drafted.v1",
            Topic.Kind.EVENT,
            CandidateDrafted.class,
            "runId",
            List.of(GENERATOR),
            List.of(EVOLUTION),
            PARTITIONS,
            KEPT);

    /** Comparisons wanted. Key: match id, so that requests spread over all partitions. */
    public static final Topic<MatchRequest> MATCH_REQUESTS = new Topic<>(
            "match.requests.v1",
            Topic.Kind.WORK_QUEUE,
            MatchRequest.class,
            "matchId",
            List.of(EVOLUTION),
            List.of(JUDGE),
            PARTITIONS,
            KEPT);

    /** Comparisons made. Key: run id, so that one consumer sees a whole run. */
    public static final Topic<VerdictReached> VERDICT_REACHED = new Topic<>(
            "verdict.reached.v1",
            Topic.Kind.EVENT,
            VerdictReached.class,
            "runId",
            List.of(JUDGE),
            List.of(EVOLUTION),
            PARTITIONS,
            KEPT);

    /** Scores wanted. Key: score id, so that requests spread over all partitions. */
    public static final Topic<ScoreRequest> SCORE_REQUESTS = new Topic<>(
            "score.requests.v1",
            Topic.Kind.WORK_QUEUE,
            ScoreRequest.class,
            "scoreId",
            List.of(EVOLUTION),
            List.of(JUDGE),
            PARTITIONS,
            KEPT);

    /** Scores given. Key: score id; they do not depend on each other. */
    public static final Topic<TextScored> TEXT_SCORED = new Topic<>(
            "text.scored.v1",
            Topic.Kind.EVENT,
            TextScored.class,
            "scoreId",
            List.of(JUDGE),
            List.of(EVOLUTION),
            PARTITIONS,
            KEPT);

    /** Steps of inducing criteria wanted. Key: coding id, so that requests spread over all partitions. */
    public static final Topic<CodingRequest> CODING_REQUESTS = new Topic<>(
            "coding.requests.v1",
            Topic.Kind.WORK_QUEUE,
            CodingRequest.class,
            "codingId",
            List.of(EVOLUTION),
            List.of(JUDGE),
            PARTITIONS,
            KEPT);

    /** Steps of inducing criteria done. Key: coding id. */
    public static final Topic<CodingDone> CODING_DONE = new Topic<>(
            "coding.done.v1",
            Topic.Kind.EVENT,
            CodingDone.class,
            "codingId",
            List.of(JUDGE),
            List.of(EVOLUTION),
            PARTITIONS,
            KEPT);

    /** Advice on weak texts wanted, and the meaning of weaknesses. Key: reflection id, so that requests spread over all partitions. */
    public static final Topic<ReflectionRequest> REFLECTION_REQUESTS = new Topic<>(
            "reflection.requests.v1",
            Topic.Kind.WORK_QUEUE,
            ReflectionRequest.class,
            "reflectionId",
            List.of(EVOLUTION),
            List.of(JUDGE),
            PARTITIONS,
            KEPT);

    /** Advice given. Key: reflection id. */
    public static final Topic<ReflectionDone> REFLECTION_DONE = new Topic<>(
            "reflection.done.v1",
            Topic.Kind.EVENT,
            ReflectionDone.class,
            "reflectionId",
            List.of(JUDGE),
            List.of(EVOLUTION),
            PARTITIONS,
            KEPT);

    /** Scaffolds wanted. Key: scaffold id. */
    public static final Topic<ScaffoldRequest> SCAFFOLD_REQUESTS = new Topic<>(
            "scaffold.requests.v1",
            Topic.Kind.WORK_QUEUE,
            ScaffoldRequest.class,
            "scaffoldId",
            List.of(EVOLUTION),
            List.of(SCAFFOLD),
            PARTITIONS,
            KEPT);

    /** Steps of scaffolds wanted. Key: scaffold id and step, so that requests spread over all partitions. */
    public static final Topic<StepRequest> STEP_REQUESTS = new Topic<>(
            "step.requests.v1",
            Topic.Kind.WORK_QUEUE,
            StepRequest.class,
            "scaffoldId/step",
            List.of(SCAFFOLD),
            List.of(SCAFFOLD),
            PARTITIONS,
            KEPT);

    private Topics() {}

    /** Every topic but the dead letters, in the order of the story above. */
    public static List<Topic<?>> all() {
        return List.of(
                DRAFT_REQUESTS,
                CANDIDATE_DRAFTED,
                MATCH_REQUESTS,
                VERDICT_REACHED,
                SCORE_REQUESTS,
                TEXT_SCORED,
                CODING_REQUESTS,
                CODING_DONE,
                REFLECTION_REQUESTS,
                REFLECTION_DONE,
                SCAFFOLD_REQUESTS,
                STEP_REQUESTS);
    }
}
