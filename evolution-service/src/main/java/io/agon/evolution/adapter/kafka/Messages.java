package io.agon.evolution.adapter.kafka;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.CandidateId;
import io.agon.contracts.Category;
import io.agon.contracts.Code;
import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingId;
import io.agon.contracts.CodingRequest;
import io.agon.contracts.CodingRole;
import io.agon.contracts.Constraints;
import io.agon.contracts.Criterion;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.ErrorCode;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Objective;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionId;
import io.agon.contracts.ReflectionKind;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Rubric;
import io.agon.contracts.RunId;
import io.agon.contracts.Sample;
import io.agon.contracts.ScoreId;
import io.agon.contracts.ScoreRequest;
import io.agon.contracts.Text;
import io.agon.contracts.TextScored;
import io.agon.contracts.Usage;
import io.agon.contracts.Variation;
import io.agon.contracts.VerdictReached;
import io.agon.evolution.application.ImproveTexts;
import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.Improvements;
import io.agon.evolution.application.port.Inductions;
import io.agon.evolution.application.port.Outbox;
import io.agon.evolution.application.port.Scores;
import io.agon.evolution.application.port.VerdictReply;
import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.evolution.domain.improvement.Asked;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Made;
import io.agon.evolution.domain.induction.Coding;
import io.agon.evolution.domain.induction.InductionRecipe;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Judging;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Outcome;
import io.agon.messaging.EventLoop.Event;

import java.util.List;

/** Translates between the wire and the application. */
final class Messages {
    /** How the run id of a draft begins that belongs to an improvement: ids of runs have one hyphen only. */
    static final String IMPROVEMENT = "r-v-";

    /** How the run id of a draft or a match begins that belongs to an evaluation. */
    static final String EVALUATION = "r-e-";

    private static final String RUN = "r-";
    private static final String CODER = "coder";
    private static final String REFLECTOR = "reflector";
    private static final String EMBEDDER = "embedder";

    private Messages() {}

    static DraftRequest request(Outbox.DraftWanted wanted) {
        RunSpecification specification = wanted.specification();
        Place place = wanted.place();
        return new DraftRequest(
                new RunId(wanted.runId()),
                new CandidateId(wanted.candidateId()),
                place.generation(),
                place.ordinal(),
                place.attempt(),
                switch (place.variation()) {
                    case INITIAL -> Variation.INITIAL;
                    case MUTATION -> Variation.MUTATION;
                },
                place.seed(),
                call(specification, RunSpecification.WRITER),
                specification.brief(),
                specification.form(),
                place.style(),
                place.theme(),
                place.objective() == null ? null : objective(specification, place.objective()),
                constraints(specification.constraints()),
                wanted.parents().stream().map(Messages::text).toList(),
                switch (specification.writersSee()) {
                    case NOTHING -> null;
                    case CRITERIA -> rubric(specification.rubric()).criteria();
                });
    }

    static ImprovementSpecification bred(Outbox.DraftWanted wanted) {
        return ImprovementSpecification.bred(
                wanted.specification(),
                wanted.specification().objective(wanted.place().objective()),
                wanted.parents().getFirst().text(),
                wanted.place().seed());
    }

    private static Constraints constraints(io.agon.evolution.domain.specification.Constraints constraints) {
        return new Constraints(
                constraints.minWords(), constraints.maxWords(), constraints.required(), constraints.forbidden());
    }

    private static Objective objective(RunSpecification specification, String name) {
        var objective = specification.objective(name);
        return new Objective(objective.name(), objective.instruction());
    }

    static ScoreRequest request(Scores.Request wanted) {
        Scoring scoring = wanted.scoring();
        return new ScoreRequest(
                new ScoreId(wanted.id()),
                scoring.seed(),
                call(RunSpecification.JUDGE, scoring.judge()),
                wanted.brief(),
                scoring.form(),
                rubric(scoring.rubric()),
                wanted.text());
    }

    static CodingRequest request(Inductions.Request asked) {
        InductionRecipe.Wanted wanted = asked.wanted();
        return new CodingRequest(
                new CodingId(asked.codingId()),
                switch (wanted.role()) {
                    case OPEN -> CodingRole.OPEN;
                    case AXIAL -> CodingRole.AXIAL;
                    case SELECTIVE -> CodingRole.SELECTIVE;
                    case COMPARISON -> CodingRole.COMPARISON;
                },
                wanted.seed(),
                call(CODER, wanted.coder()),
                asked.form(),
                wanted.samples().stream()
                        .map(sample -> new Sample(sample.id(), sample.brief(), sample.text()))
                        .toList(),
                wanted.codes().stream()
                        .map(code -> new Code(code.label(), code.description(), code.strength(), List.of()))
                        .toList(),
                wanted.categories().stream()
                        .map(c -> new Category(c.name(), c.description(), c.low(), c.high(), c.codes()))
                        .toList());
    }

    static ReflectionRequest request(Improvements.Request wanted, Asked.Meaning asked) {
        return new ReflectionRequest(
                new ReflectionId(wanted.stepId()),
                ReflectionKind.EMBEDDING,
                0,
                call(EMBEDDER, asked.model()),
                asked.passage(),
                null,
                null,
                null,
                null,
                List.of());
    }

    static ReflectionRequest request(Improvements.Request wanted, Asked.Advice asked) {
        return new ReflectionRequest(
                new ReflectionId(wanted.stepId()),
                ReflectionKind.ADVICE,
                asked.seed(),
                call(REFLECTOR, asked.model()),
                asked.finding(),
                asked.brief(),
                asked.form(),
                criterion(asked.criterion()),
                asked.text(),
                asked.tried());
    }

    static DraftRequest request(Improvements.Request wanted, Asked.Revision asked) {
        Objective objective =
                new Objective(asked.objective().name(), asked.objective().instruction());
        // a text that is revised has no id of its own here: one of what it says
        String parent = Identifiers.of("c-", List.of(asked.text()));
        return new DraftRequest(
                new RunId(RUN + wanted.improvementId()),
                new CandidateId(wanted.stepId()),
                1 + wanted.number(),
                wanted.number(),
                1,
                Variation.MUTATION,
                asked.seed(),
                call(RunSpecification.WRITER, asked.model()),
                asked.brief(),
                asked.form(),
                null,
                null,
                objective,
                constraints(asked.constraints()),
                List.of(new Text(new CandidateId(parent), asked.text())),
                null);
    }

    static DraftRequest request(Evaluations.Request.Draft wanted) {
        EvaluationSpecification specification = wanted.specification();
        Baseline.Wanted draft = wanted.wanted();
        boolean first = draft.parent() == null;
        return new DraftRequest(
                new RunId(RUN + wanted.evaluation()),
                new CandidateId(wanted.id()),
                draft.number(),
                1 + draft.chain(),
                1,
                first ? Variation.INITIAL : Variation.MUTATION,
                draft.seed(),
                call(RunSpecification.WRITER, specification.writer()),
                specification.brief(),
                specification.form(),
                draft.style(),
                draft.theme(),
                first
                        ? null
                        : new Objective(
                                draft.objective().name(), draft.objective().instruction()),
                constraints(specification.constraints()),
                first
                        ? List.of()
                        : List.of(new Text(
                                new CandidateId(Identifiers.of("c-", List.of(draft.parent()))), draft.parent())),
                null);
    }

    static MatchRequest request(Evaluations.Request.Judgment wanted) {
        EvaluationSpecification specification = wanted.specification();
        Evaluations.Match match = wanted.match();
        return new MatchRequest(
                new RunId(RUN + wanted.evaluation()),
                new MatchId(wanted.id()),
                1,
                1 + match.meeting().contrast(),
                match.seed(),
                call(RunSpecification.JUDGE, specification.judge()),
                mode(specification.mode()),
                specification.brief(),
                specification.form(),
                rubric(specification.rubric()),
                text(match.first()),
                text(match.second()));
    }

    private static JudgingMode mode(Judging.Mode mode) {
        return switch (mode) {
            case VERDICT -> JudgingMode.VERDICT;
            case REASONED -> JudgingMode.REASONED;
        };
    }

    static Evaluations.Drafted baseline(CandidateDrafted drafted) {
        return new Evaluations.Drafted(
                drafted.text(), drafted.model(), consumption(drafted.usage()), drafted.simulated());
    }

    static Meeting.Judged judged(VerdictReached verdict) {
        return new Meeting.Judged(
                outcome(verdict),
                verdict.margin(),
                verdict.voidReason(),
                verdict.model(),
                verdict.replyHash(),
                verdict.prompt(),
                verdict.promptHash(),
                consumption(verdict.usage()),
                verdict.simulated());
    }

    private static Outcome outcome(VerdictReached verdict) {
        return switch (verdict.outcome()) {
            case FIRST -> Outcome.FIRST;
            case SECOND -> Outcome.SECOND;
            case TIE -> Outcome.TIE;
            case VOID -> Outcome.VOID;
        };
    }

    static Made reply(ReflectionDone done) {
        return switch (done.kind()) {
            case EMBEDDING ->
                new Made.Meaning(done.vector(), done.model(), consumption(done.usage()), done.simulated());
            case ADVICE ->
                new Made.Advice(
                        done.cause(),
                        done.advice(),
                        done.voidReason(),
                        done.model(),
                        done.prompt(),
                        done.promptHash(),
                        done.replyHash(),
                        consumption(done.usage()),
                        done.simulated());
        };
    }

    static Made revision(CandidateDrafted drafted) {
        return new Made.Revision(
                drafted.text(),
                drafted.violations(),
                drafted.repaired(),
                drafted.model(),
                drafted.prompt(),
                drafted.promptHash(),
                consumption(drafted.usage()),
                drafted.simulated());
    }

    static Coding reply(CodingDone done) {
        return new Coding(
                done.codes().stream()
                        .map(code -> new Coding.Code(
                                code.label(),
                                code.description(),
                                code.strength(),
                                code.evidence().stream()
                                        .map(evidence -> new Coding.Evidence(evidence.sample(), evidence.quote()))
                                        .toList()))
                        .toList(),
                done.misquotes(),
                done.categories().stream()
                        .map(c -> new Coding.Category(c.name(), c.description(), c.low(), c.high(), c.codes()))
                        .toList(),
                done.criteria().stream()
                        .map(c -> new io.agon.evolution.domain.specification.Criterion(
                                c.name(), c.description(), c.weight(), c.levels()))
                        .toList(),
                done.sources(),
                done.covered(),
                done.voidReason(),
                done.model(),
                done.prompt(),
                done.promptHash(),
                done.replyHash(),
                consumption(done.usage()),
                done.simulated());
    }

    static Score.Given reply(TextScored scored) {
        return new Score.Given(
                scored.scores().stream()
                        .map(score -> new Score.Level(
                                score.criterion(), score.level(), score.levels(), score.quotes(), score.reason()))
                        .toList(),
                scored.misquotes(),
                scored.voidReason(),
                scored.model(),
                scored.prompt(),
                scored.promptHash(),
                scored.replyHash(),
                consumption(scored.usage()),
                scored.simulated());
    }

    static MatchRequest request(Outbox.VerdictWanted wanted) {
        RunSpecification specification = wanted.specification();
        Match match = wanted.match();
        return new MatchRequest(
                new RunId(wanted.runId()),
                new MatchId(match.id()),
                match.generation(),
                match.round(),
                match.seed(),
                call(specification, match.judge()),
                mode(specification.judging().mode()),
                specification.brief(),
                specification.form(),
                rubric(specification.rubric()),
                text(wanted.first()),
                text(wanted.second()));
    }

    private static Rubric rubric(io.agon.evolution.domain.specification.Rubric rubric) {
        return new Rubric(
                rubric.name(),
                rubric.version(),
                rubric.criteria().stream().map(Messages::criterion).toList());
    }

    private static Criterion criterion(io.agon.evolution.domain.specification.Criterion criterion) {
        return new Criterion(criterion.name(), criterion.description(), criterion.weight(), criterion.levels());
    }

    private static Text text(Outbox.Shown shown) {
        return new Text(new CandidateId(shown.candidateId()), shown.text());
    }

    private static ModelCall call(RunSpecification specification, String role) {
        return call(role, specification.models().get(role));
    }

    private static ModelCall call(String role, Model model) {
        return new ModelCall(
                role, model.endpoint(), model.model(), model.temperature(), model.topP(), model.maxTokens());
    }

    static DraftReply reply(CandidateDrafted drafted) {
        return new DraftReply(
                drafted.candidateId().value(),
                drafted.text(),
                drafted.words(),
                drafted.violations(),
                drafted.repaired(),
                drafted.model(),
                drafted.prompt(),
                drafted.promptHash(),
                consumption(drafted.usage()),
                drafted.simulated());
    }

    /** A candidate's draft that an improvement made. */
    static DraftReply reply(CandidateDrafted drafted, ImproveTexts.Drafted candidate) {
        return new DraftReply(
                candidate.candidate().candidateId(),
                drafted.text(),
                drafted.words(),
                drafted.violations(),
                drafted.repaired(),
                drafted.model(),
                drafted.prompt(),
                drafted.promptHash(),
                candidate.consumption(),
                candidate.simulated());
    }

    static VerdictReply reply(VerdictReached verdict) {
        return new VerdictReply(
                verdict.matchId().value(),
                verdict.model(),
                outcome(verdict),
                verdict.probabilityFirst(),
                verdict.margin(),
                verdict.criterionMargins(),
                verdict.voidReason(),
                verdict.replyHash(),
                verdict.prompt(),
                verdict.promptHash(),
                consumption(verdict.usage()),
                verdict.simulated());
    }

    /** Why a request came to nothing. */
    static Reason reason(Event<?> deadLetter) {
        return new Reason(
                deadLetter.errorCode() == null ? ErrorCode.INTERNAL.code() : deadLetter.errorCode(),
                deadLetter.errorDetail() == null ? "the worker gave no detail" : deadLetter.errorDetail());
    }

    private static Consumption consumption(Usage usage) {
        return new Consumption(
                usage.calls(), usage.promptTokens(), usage.cachedTokens(), usage.completionTokens(), usage.millis());
    }
}
