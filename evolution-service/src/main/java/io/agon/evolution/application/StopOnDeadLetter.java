package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Match;

import java.time.Instant;
import java.util.List;

/**
 * Pauses a run one of whose requests came to nothing, with the reason given, so that a person can mend the cause and
 * resume. The request goes back to the outbox, which holds it until then; so do those that fail after it. A dead letter
 * from before the last resume sends its request again and pauses nothing: it tells of a cause that is mended. One of a
 * request that was decided meanwhile, or of a run that has ended, changes nothing.
 */
public final class StopOnDeadLetter {
    private final Runs runs;

    public StopOnDeadLetter(Runs runs) {
        this.runs = runs;
    }

    /** A draft request, or the reply to it, went to the dead letters at this time. */
    public Runs.Reply draft(String runId, String candidateId, Reason reason, Instant writtenAt) {
        return runs.decide(runId, file -> {
            Place place = file.awaited(List.of(candidateId)).get(candidateId);
            return place == null
                    ? new Decision.Nothing()
                    : stop(file.run(), reason, writtenAt, new Fact.DraftsRequested(List.of(place)));
        });
    }

    /** A match request, or the reply to it, went to the dead letters at this time. */
    public Runs.Reply match(String runId, String matchId, Reason reason, Instant writtenAt) {
        return runs.decide(runId, file -> {
            Match match = file.undecided(List.of(matchId)).get(matchId);
            return match == null
                    ? new Decision.Nothing()
                    : stop(file.run(), reason, writtenAt, new Fact.VerdictsRequested(List.of(match)));
        });
    }

    private static Decision stop(Run run, Reason reason, Instant writtenAt, Fact again) {
        if (run.status().ended()) {
            return new Decision.Nothing();
        }
        boolean pauses = run.status().active() && run.since(writtenAt);
        return new Decision.Change(pauses ? run.paused(reason) : run, List.of(again));
    }
}
