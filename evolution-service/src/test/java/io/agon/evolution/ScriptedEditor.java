package io.agon.evolution;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.ReflectionDone;
import io.agon.contracts.ReflectionKind;
import io.agon.contracts.ReflectionRequest;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Advises to climb, and where that was tried to fall; revises as it is told: a text that reads "level 2 …" becomes "level 3 …" when it
 * climbs.
 */
final class ScriptedEditor implements AutoCloseable {
    static final String CLIMB = "Climb a level.";
    static final String FALL = "Fall a level.";
    private static final Usage USAGE = new Usage(1, 300, 0, 100, 5);

    final AtomicInteger advised = new AtomicInteger();
    final AtomicInteger embedded = new AtomicInteger();
    final AtomicInteger revised = new AtomicInteger();
    final ScriptedQueue<ReflectionRequest, ReflectionDone> reflections;
    final ScriptedQueue<DraftRequest, CandidateDrafted> drafts;

    /** @param marker part of the briefs that are served; embeddings, which have none, are served by all */
    ScriptedEditor(String marker) {
        reflections = new ScriptedQueue<>(
                        Topics.REFLECTION_REQUESTS,
                        Topics.REFLECTION_DONE,
                        request -> request.brief() == null || request.brief().contains(marker),
                        request -> request.reflectionId().value(),
                        this::reflect)
                .start();
        drafts = new ScriptedQueue<>(
                        Topics.DRAFT_REQUESTS,
                        Topics.CANDIDATE_DRAFTED,
                        request -> request.brief().contains(marker),
                        request -> request.candidateId().value(),
                        this::revise)
                .start();
    }

    private ReflectionDone reflect(ReflectionRequest request) {
        boolean advice = request.kind() == ReflectionKind.ADVICE;
        (advice ? advised : embedded).incrementAndGet();
        return new ReflectionDone(
                request.reflectionId(),
                request.kind(),
                request.reflector().role(),
                "m-1",
                advice ? "It stands too low." : null,
                advice ? request.tried().contains(CLIMB) ? FALL : CLIMB : null,
                advice ? List.of() : List.of(request.weakness().startsWith("dialogue") ? 3f : -4f, 4f),
                null,
                advice ? "reply" : null,
                advice ? "reflection@1" : null,
                advice ? "hash" : null,
                USAGE,
                true);
    }

    private CandidateDrafted revise(DraftRequest request) {
        revised.incrementAndGet();
        int level = Character.digit(request.parents().getFirst().text().charAt("level ".length()), 10);
        boolean climbs = request.objective().instruction().equals(CLIMB);
        int to = Math.clamp(level + (climbs ? 1 : -1), 1, 5);
        return new CandidateDrafted(
                request.runId(),
                request.candidateId(),
                "level " + to + " revision " + request.ordinal(),
                4,
                List.of(),
                false,
                request.writer().role(),
                "w-1",
                "mutation@1",
                "hash",
                USAGE,
                true);
    }

    @Override
    public void close() throws InterruptedException {
        reflections.close();
        drafts.close();
    }
}
