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

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a paused run on: requests everything undecided again, and grants what the pause was about another try: places that
 * were given up where there were too few texts, a generation's matches where none could be read. What was decided stays.
 */
public final class ResumeRun {
    private final Runs runs;
    private final AdvanceRun advance;

    public ResumeRun(Runs runs, AdvanceRun advance) {
        this.runs = runs;
        this.advance = advance;
    }

    public Runs.Reply resume(String runId) {
        return runs.decide(runId, ResumeRun::decide, advance);
    }

    private static Decision decide(RunFile file) {
        Run run = file.run();
        if (run.status() != RunStatus.PAUSED) {
            return Refusals.of(run, Transition.Trigger.RESUME);
        }
        List<Fact> facts = new ArrayList<>();
        Run resumed = run.resumed();
        switch (run.reason().code()) {
            case Reason.TOO_FEW_CANDIDATES, Reason.WRITER_UNUSABLE -> {
                List<Place> reopened = file.cohort(run.generation()).stream()
                        .filter(place -> place.status() == Place.Status.REJECTED)
                        .map(place ->
                                place.again(run.seeds(), run.specification().styles()))
                        .toList();
                facts.add(new Fact.PlacesReopened(reopened));
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
        facts.add(new Fact.OutstandingRequested());
        return new Decision.Change(resumed, facts);
    }
}
