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
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;
import io.agon.evolution.domain.specification.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a paused run on: requests that were held leave, and what the pause was about gets another try: places that were
 * given up where there were too few texts, a generation's matches where none could be read. What was decided stays, and
 * what workers still have before them is not asked for twice.
 */
public final class ResumeRun {
    private final SpecificationReader reader;
    private final Runs runs;
    private final AdvanceRun advance;
    private final Clock clock;

    public ResumeRun(SpecificationReader reader, Runs runs, AdvanceRun advance, Clock clock) {
        this.reader = reader;
        this.runs = runs;
        this.advance = advance;
        this.clock = clock;
    }

    /**
     * What to do differently.
     *
     * @param again whether to request everything undecided once more, because the broker lost what it had
     * @param models names of models by role, for roles that are to have another one from now on
     */
    public record Wish(boolean again, Map<String, String> models) {
        /** Go on as before. */
        public static final Wish NONE = new Wish(false, Map.of());

        public Wish {
            models = Map.copyOf(models);
        }
    }

    /** What came of it. */
    public sealed interface Resumption {
        /** The run was found, or not, and taken on or not. */
        record Replied(Runs.Reply reply) implements Resumption {}

        /** The models wished for break these rules; nothing changed. */
        record Invalid(List<Violation> violations) implements Resumption {}
    }

    public Resumption resume(String runId, Wish wish) {
        List<Violation> violations = new ArrayList<>();
        Runs.Reply reply = runs.decide(runId, file -> decide(file, wish, violations), advance);
        return violations.isEmpty() ? new Resumption.Replied(reply) : new Resumption.Invalid(violations);
    }

    private Decision decide(RunFile file, Wish wish, List<Violation> violations) {
        Run run = file.run();
        if (run.status() != RunStatus.PAUSED) {
            return Refusals.of(run, Transition.Trigger.RESUME);
        }
        return switch (reader.revise(run.specification(), wish.models())) {
            case SpecificationReader.Accepted(RunSpecification revised) -> resumed(file, revised, wish.again());
            case SpecificationReader.Refused(List<Violation> broken) -> {
                violations.addAll(broken);
                yield new Decision.Refusal("the models break rules");
            }
        };
    }

    private Decision resumed(RunFile file, RunSpecification revised, boolean again) {
        Run run = file.run();
        List<Fact> facts = new ArrayList<>();
        Run resumed = run.resumed(revised, clock.instant());
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
            case Reason.JUDGE_UNREADABLE -> resumed = resumed.judgingAgain();
            default -> {}
        }
        if (again) {
            facts.add(new Fact.OutstandingRequested());
        }
        return new Decision.Change(resumed, facts);
    }
}
