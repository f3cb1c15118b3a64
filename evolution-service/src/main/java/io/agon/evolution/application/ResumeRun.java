package io.agon.evolution.application;

import io.agon.evolution.application.port.Decision;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.RunFile;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a paused run on: requests that were held leave, and what the pause was about gets another try: places that were
 * given up where there were too few texts, a generation's matches where none could be read. What was decided stays, and
 * what workers still have before them is not asked for twice.
 */
public final class ResumeRun {
    private final Runs runs;
    private final AdvanceRun advance;
    private final Clock clock;

    public ResumeRun(Runs runs, AdvanceRun advance, Clock clock) {
        this.runs = runs;
        this.advance = advance;
        this.clock = clock;
    }

    /** @param again whether to request everything undecided once more, because the broker lost what it had */
    public Runs.Reply resume(String runId, boolean again) {
        return runs.decide(runId, file -> decide(file, again), advance);
    }

    private Decision decide(RunFile file, boolean again) {
        Run run = file.run();
        if (run.status() != RunStatus.PAUSED) {
            return Refusals.of(run, Transition.Trigger.RESUME);
        }
        List<Fact> facts = new ArrayList<>();
        Run resumed = run.resumed(clock.instant());
        switch (run.reason().code()) {
            case Reason.TOO_FEW_CANDIDATES, Reason.WRITER_UNUSABLE -> {
                List<Place> reopened = file.cohort(run.generation()).stream()
                        .filter(place -> place.status() == Place.Status.REJECTED)
                        .map(place ->
                                place.again(run.seeds(), run.specification().styles()))
                        .toList();
                facts.add(new Fact.PlacesReopened(reopened));
                facts.add(new Fact.DraftsRequested(reopened));
                resumed = resumed.drafts(0, 0, -reopened.size(), false);
            }
            case Reason.JUDGE_UNREADABLE -> {
                int members = file.cohort(run.generation()).size();
                if (run.generation() > 1) {
                    members += file.survivors(run.generation() - 1).size();
                }
                resumed = resumed.planning(run.generationMatches().planned()
                        + run.specification().ranking().matches(members));
            }
            default -> {}
        }
        if (again) {
            facts.add(new Fact.OutstandingRequested());
        }
        return new Decision.Change(resumed, facts);
    }
}
