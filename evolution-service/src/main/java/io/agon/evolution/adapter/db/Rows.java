package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Best;
import io.agon.evolution.domain.run.DraftCounts;
import io.agon.evolution.domain.run.MatchCounts;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationWriter;
import io.agon.evolution.domain.tournament.Voids;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.util.Arrays;
import java.util.List;

/** Between domain values and rows. What is kept as JSON, and what queries make by constructor, is registered here. */
@RegisterForReflection(
        targets = {Best.class, Warning.class, Voids.class},
        registerFullHierarchy = true)
final class Rows {
    private static final TypeReference<Best> BEST = new TypeReference<>() {};
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

    private Rows() {}

    static RunEntity newRun(Run run, String idempotencyKey) {
        RunEntity entity = new RunEntity();
        entity.id = run.id();
        entity.idempotencyKey = idempotencyKey;
        entity.title = run.specification().title();
        entity.createdAt = run.createdAt();
        write(run.specification(), entity);
        entity.warnings = "[]";
        write(run, entity);
        return entity;
    }

    static void write(RunSpecification specification, RunEntity entity) {
        entity.specification = Json.write(SpecificationWriter.write(specification));
    }

    static void write(Run run, RunEntity entity) {
        entity.revision++;
        entity.status = run.status();
        entity.pausedFrom = run.pausedFrom();
        entity.reasonCode = run.reason() == null ? null : run.reason().code();
        entity.reasonDetail = run.reason() == null ? null : run.reason().detail();
        entity.endedAt = run.endedAt();
        entity.resumedAt = run.resumedAt();
        entity.generation = run.generation();
        entity.round = run.round();
        entity.generationStartedAt = run.generationStartedAt();
        entity.draftsRequested = run.drafts().requested();
        entity.draftsDrafted = run.drafts().drafted();
        entity.draftsRejected = run.drafts().rejected();
        entity.matchesPlanned = run.matches().planned();
        entity.matchesIssued = run.matches().issued();
        entity.matchesDecided = run.matches().decided();
        entity.matchesVoid = run.matches().voids();
        entity.matchesSaved = run.matches().saved();
        entity.generationPlanned = run.generationMatches().planned();
        entity.generationIssued = run.generationMatches().issued();
        entity.generationDecided = run.generationMatches().decided();
        entity.generationVoid = run.generationMatches().voids();
        entity.generationSaved = run.generationMatches().saved();
        entity.simulated = run.simulated();
        entity.lastVerdict = run.lastVerdict();
        entity.best = run.best() == null ? null : Json.write(run.best());
        entity.warnings = Json.write(run.warnings());
    }

    static Run run(RunEntity entity, RunSpecification specification) {
        return new Run(
                entity.id,
                specification,
                entity.status,
                entity.pausedFrom,
                entity.reasonCode == null ? null : new Reason(entity.reasonCode, entity.reasonDetail),
                entity.createdAt,
                entity.endedAt,
                entity.resumedAt,
                entity.generation,
                entity.round,
                entity.generationStartedAt,
                new DraftCounts(entity.draftsRequested, entity.draftsDrafted, entity.draftsRejected),
                new MatchCounts(
                        entity.matchesPlanned,
                        entity.matchesIssued,
                        entity.matchesDecided,
                        entity.matchesVoid,
                        entity.matchesSaved),
                new MatchCounts(
                        entity.generationPlanned,
                        entity.generationIssued,
                        entity.generationDecided,
                        entity.generationVoid,
                        entity.generationSaved),
                entity.simulated,
                entity.lastVerdict,
                entity.best == null ? null : Json.read(entity.best, BEST),
                Json.read(entity.warnings, WARNINGS));
    }

    static CandidateEntity newCandidate(String runId, Place place) {
        CandidateEntity entity = new CandidateEntity();
        entity.runId = runId;
        entity.ordinal = place.ordinal();
        entity.generation = place.generation();
        entity.position = place.position();
        entity.variation = place.variation();
        entity.parents = place.parents().stream().mapToInt(Integer::intValue).toArray();
        entity.violations = "[]";
        entity.tokens = new Tokens();
        write(runId, place, entity);
        return entity;
    }

    static void write(String runId, Place place, CandidateEntity entity) {
        entity.id = place.candidateId(runId);
        entity.style = place.style();
        entity.theme = place.theme();
        entity.objective = place.objective();
        entity.seed = place.seed();
        entity.attempt = place.attempt();
        entity.status = place.status();
    }

    static void write(String runId, Fact.AppliedDraft draft, CandidateEntity entity) {
        write(runId, draft.place(), entity);
        var reply = draft.reply();
        entity.text = reply.text();
        entity.words = reply.words();
        entity.violations = Json.write(reply.violations());
        entity.repaired = reply.repaired();
        entity.model = reply.model();
        entity.prompt = reply.prompt();
        entity.promptHash = reply.promptHash();
        entity.simulated |= reply.simulated();
        entity.tokens = Tokens.of(entity.tokens.consumption().plus(reply.consumption()));
    }

    static Place place(CandidateEntity entity) {
        return new Place(
                entity.ordinal,
                entity.generation,
                entity.position,
                entity.variation,
                Arrays.stream(entity.parents).boxed().toList(),
                entity.style,
                entity.theme,
                entity.objective,
                entity.seed,
                entity.attempt,
                entity.status);
    }

    static VerdictEntity newVerdict(String runId, Fact.NumberedVerdict verdict, long step) {
        VerdictEntity entity = new VerdictEntity();
        var reply = verdict.reply();
        entity.runId = runId;
        entity.matchNumber = verdict.match().number();
        entity.number = verdict.number();
        entity.step = step;
        entity.model = reply.model();
        entity.outcome = reply.outcome();
        entity.probabilityFirst = reply.probabilityFirst();
        entity.margin = reply.margin();
        entity.criterionMargins = Json.write(reply.criterionMargins());
        entity.voidReason = reply.voidReason();
        entity.replyHash = reply.replyHash();
        entity.prompt = reply.prompt();
        entity.promptHash = reply.promptHash();
        entity.simulated = reply.simulated();
        entity.tokens = Tokens.of(reply.consumption());
        return entity;
    }
}
