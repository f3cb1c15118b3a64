package io.agon.scaffold.application;

import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.application.port.Scribe.Answer;
import io.agon.scaffold.application.port.Scribe.Complaint;
import io.agon.scaffold.application.port.Scribe.Origin;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.plan.World;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Specification;

import java.util.stream.Stream;

/** The calls of one step: each has a seed of its own, and all are accounted for together. Not for threads to share. */
final class Asking {
    private static final int GOLDEN = 0x9E3779B9;

    private final Scribe scribe;
    private final SceneContests contests;
    private final String project;
    private final StepKey key;
    private final Specification specification;
    private int asked;
    private Consumption spent = Consumption.NONE;
    private boolean simulated;
    private Origin last;

    Asking(Scribe scribe, SceneContests contests, String project, StepKey key, Specification specification) {
        this.scribe = scribe;
        this.contests = contests;
        this.project = project;
        this.key = key;
        this.specification = specification;
    }

    Answer ask(Task task, Complaint complaint) {
        Answer answer = scribe.ask(
                task,
                specification.model(task.level()),
                seed(),
                specification.bounds().replyTokens(task),
                complaint);
        return counted(answer);
    }

    /** The best of several drafts where several are wished for; else the one that is asked for. */
    Answer open(WritingTask.WriteScene scene) {
        if (!(specification instanceof BookSpecification book) || book.drafts() == 1) {
            return ask(scene, null);
        }
        WritingTask.WriteScene told = scene;
        while (scribe.told(told).length() > SceneContests.LONGEST_BRIEF
                && !told.place().story().isEmpty()) {
            told = told.forgettingTheOldest();
        }
        String brief = scribe.told(told);
        World.Style style = scene.place().world().style();
        return counted(contests.best(
                project + "/" + key + "/" + Integer.toHexString(brief.hashCode()),
                new SceneContests.Terms(
                        scene.place().title() + ", " + key,
                        brief,
                        Stream.concat(Stream.of(style.register()), style.devices().stream())
                                .toList(),
                        scene.plan().focus(),
                        scene.words(),
                        book.drafts(),
                        book.revisions(),
                        book.writer(),
                        book.judge(),
                        seed())));
    }

    private Answer counted(Answer answer) {
        asked++;
        spent = spent.plus(answer.origin().consumption());
        simulated |= answer.origin().simulated();
        last = answer.origin();
        return answer;
    }

    /** Differs from step to step and from call to call, and from nothing else. */
    private int seed() {
        long seed = specification.seed();
        return ((int) (seed ^ (seed >>> 32)) + key.toString().hashCode() + GOLDEN * asked) & Integer.MAX_VALUE;
    }

    /** Of all answers together; model and prompt are those of the last. */
    Origin origin() {
        return new Origin(last.model(), last.prompt(), last.promptHash(), spent, simulated);
    }
}
