package io.agon.scaffold.application;

import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.application.port.Scribe.Complaint;
import io.agon.scaffold.application.port.Scribe.Origin;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.project.Specification;

import java.util.List;

/** Has a task done, checks the answer, and has it repaired a bounded number of times where it breaks a rule. */
public final class DoTask {
    private static final int REPAIRS = 2;

    private final Scribe scribe;
    private final SceneContests contests;

    public DoTask(Scribe scribe, SceneContests contests) {
        this.scribe = scribe;
        this.contests = contests;
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

    /** Three calls at most; more for the text of a scene that has to be stopped. */
    public Outcome apply(String project, StepKey key, Task task, Specification specification) {
        Asking asking = new Asking(scribe, contests, project, key, specification);
        return task instanceof WritingTask.SceneText scene
                ? new ProseWriting(asking, scene).write()
                : apply(asking, task);
    }

    static Outcome apply(Asking asking, Task task) {
        Complaint complaint = null;
        for (int attempt = 0; ; attempt++) {
            Answer answer = asking.ask(task, complaint);
            List<String> violations = violations(task, answer);
            if (violations.isEmpty()) {
                return new Done(answer.artefact(), asking.origin());
            }
            if (attempt == REPAIRS) {
                // proposals of scene breaks are only proposals: without any the text is divided by length
                return task instanceof Task.FindBreaks
                        ? new Done(new SceneBreaks(List.of()), asking.origin())
                        : new Failed(violations, asking.origin());
            }
            complaint = new Complaint(answer.text(), violations);
        }
    }

    private static List<String> violations(Task task, Answer answer) {
        return answer.artefact() == null ? answer.unreadable() : task.violations(answer.artefact());
    }
}
