package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.specification.RunSpecification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies replies to draft requests and goes on where the cohort is complete. A reply to a candidate that is not waited
 * for, because it was applied already or its place is tried anew, changes nothing. Replies are recorded whatever the run's
 * status: what was paid for is kept and counted.
 */
public final class ApplyDrafts {
    private final Runs runs;
    private final AdvanceRun advance;

    public ApplyDrafts(Runs runs, AdvanceRun advance) {
        this.runs = runs;
        this.advance = advance;
    }

    /** All or nothing. */
    public Runs.Reply apply(String runId, List<DraftReply> replies) {
        return runs.decide(runId, file -> decide(file, replies), advance);
    }

    private static Decision decide(RunFile file, List<DraftReply> replies) {
        Run run = file.run();
        RunSpecification specification = run.specification();
        Map<String, Place> awaited = new HashMap<>(
                file.awaited(replies.stream().map(DraftReply::candidateId).toList()));
        List<Fact.AppliedDraft> applied = new ArrayList<>();
        List<Place> again = new ArrayList<>();
        Ledger ledger = new Ledger(specification);
        int drafted = 0;
        int rejected = 0;
        boolean simulated = false;
        for (DraftReply reply : replies) {
            Place place = awaited.remove(reply.candidateId());
            if (place == null) {
                continue;
            }
            Place next;
            if (reply.text() != null) {
                next = place.drafted();
                drafted++;
            } else if (place.lastAttempt()) {
                next = place.givenUp();
                rejected++;
            } else {
                next = place.again(run.seeds(), specification.styles());
                again.add(next);
            }
            applied.add(new Fact.AppliedDraft(reply.candidateId(), next, reply));
            ledger.add(RunSpecification.WRITER, reply.model(), place.generation(), reply.consumption());
            simulated |= reply.simulated();
        }
        if (applied.isEmpty()) {
            return new Decision.Nothing();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.DraftsApplied(applied));
        facts.add(new Fact.Consumed(ledger.accounts()));
        if (!run.status().ended() && !again.isEmpty()) {
            facts.add(new Fact.DraftsRequested(again));
        }
        return new Decision.Change(run.drafts(0, drafted, rejected, simulated), facts);
    }
}
