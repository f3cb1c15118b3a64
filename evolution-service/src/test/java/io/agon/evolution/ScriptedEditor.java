package io.agon.evolution;

import io.agon.contracts.CandidateDrafted;
import io.agon.contracts.DraftRequest;
import io.agon.contracts.Topics;
import io.agon.contracts.Usage;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Advises, and revises as it is told: a text that reads "level 2 …" becomes "level 3 …" when it climbs. */
final class ScriptedEditor implements AutoCloseable {
    final AtomicInteger revised = new AtomicInteger();
    final ScriptedAdviser adviser;
    final ScriptedQueue<DraftRequest, CandidateDrafted> drafts;

    /** @param marker part of the briefs that are served */
    ScriptedEditor(String marker) {
        adviser = new ScriptedAdviser(marker);
        drafts = new ScriptedQueue<>(
                        Topics.DRAFT_REQUESTS,
                        Topics.CANDIDATE_DRAFTED,
                        request -> request.brief().contains(marker),
                        request -> request.candidateId().value(),
                        this::revise)
                .start();
    }

    private CandidateDrafted revise(DraftRequest request) {
        revised.incrementAndGet();
        int level = Character.digit(request.parents().getFirst().text().charAt("level ".length()), 10);
        boolean climbs = request.objective().instruction().equals(ScriptedAdviser.CLIMB);
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
                new Usage(1, 300, 0, 100, 5),
                true);
    }

    @Override
    public void close() throws InterruptedException {
        adviser.close();
        drafts.close();
    }
}
