package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.application.port.Scribe.Complaint;
import io.agon.scaffold.application.port.Scribe.Origin;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Consumption;

import java.util.List;

/** Has a task done, checks the answer, and has it repaired a bounded number of times where it breaks a rule. */
public final class DoTask {
    private static final int REPAIRS = 2;
    private static final int GOLDEN = 0x9E3779B9;

    private final Scribe scribe;

    public DoTask(Scribe scribe) {
        this.scribe = scribe;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** Of all answers together. */
        Origin origin();
    }

    /** An artefact that keeps to every rule. */
    public record Done(Artefact artefact, Origin origin) implements Outcome {}

    /** No answer kept to the rules; the last one broke these. */
    public record Failed(List<String> violations, Origin origin) implements Outcome {}

    /** Three calls at most. */
    public Outcome apply(StepKey key, Task task, BuildSpecification specification) {
        Consumption spent = Consumption.NONE;
        boolean simulated = false;
        Complaint complaint = null;
        for (int attempt = 0; ; attempt++) {
            Answer answer = scribe.ask(
                    task,
                    specification.model(),
                    seed(specification.seed(), key, attempt),
                    specification.bounds().replyTokens(task.level()),
                    complaint);
            spent = spent.plus(answer.origin().consumption());
            simulated |= answer.origin().simulated();
            Origin origin = new Origin(
                    answer.origin().model(),
                    answer.origin().prompt(),
                    answer.origin().promptHash(),
                    spent,
                    simulated);
            List<String> violations =
                    answer.artefact() == null ? answer.unreadable() : task.violations(answer.artefact());
            if (violations.isEmpty()) {
                return new Done(answer.artefact(), origin);
            }
            if (attempt == REPAIRS) {
                // proposals of scene breaks are only proposals: without any the text is divided by length
                return task instanceof Task.FindBreaks
                        ? new Done(new SceneBreaks(List.of()), origin)
                        : new Failed(violations, origin);
            }
            complaint = new Complaint(answer.text(), violations);
        }
    }

    /** Differs from step to step and from attempt to attempt, and from nothing else. */
    private static int seed(long seed, StepKey key, int attempt) {
        return ((int) (seed ^ (seed >>> 32)) + key.toString().hashCode() + GOLDEN * attempt) & Integer.MAX_VALUE;
    }
}
