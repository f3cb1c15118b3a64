package io.agon.scaffold.application.port;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Where work on books is kept. Each method is one transaction. */
public interface Projects {
    /** What follows from what is made. Steps that are ready and were done before are done anew. */
    record Next(SortedSet<StepKey> ready, boolean complete) {}

    /** What a change means for the rest. */
    interface Following {
        /**
         * Whether what a step read is still so.
         *
         * @param edited whether a person has replaced anything
         */
        boolean holds(Recorded made, boolean edited);

        /** What follows, given all that is made. */
        Next next(Recorded made, boolean edited);
    }

    /**
     * A step.
     *
     * @param edited whether a person made what it holds
     */
    record Step(StepKey key, boolean done, boolean edited) {}

    /** Steps of a level: how many are known of, how many are done, and what they took. */
    record Progress(int known, int done, Consumption consumption) {}

    /** Begins a project with the steps that can be done at once. */
    void create(Project project, SortedSet<StepKey> ready);

    /** A project by its id. */
    Optional<Project> find(String id);

    /** Those of a kind, the newest first. */
    List<Project> newest(Kind kind, String after, int limit);

    /** Whether a request for a step still counts: the work runs, the step is not done, and it was not asked for anew. */
    boolean awaited(String id, StepKey key, int attempt);

    /** What is made so far, as of now. */
    Recorded made(String id);

    /** All steps that are known of, in their order. */
    List<Step> steps(String id);

    /**
     * Records what a step made and asks for the steps that follow from it. Once only: a step that is done stays as it is.
     *
     * @param read stands for all that the step read
     * @return whether it was recorded; what it took is recorded in any case
     */
    boolean finish(String id, StepKey key, Artefact artefact, Scribe.Origin origin, String read, Following following);

    /**
     * Puts what a person made in the place of what a step made, which is kept. Work that was finished is paused, if something
     * follows from the change.
     *
     * @return whether the step is done, and the work paused or finished
     */
    boolean replace(String id, StepKey key, Artefact artefact, Following following);

    /**
     * Pauses the work for a step that cannot be done now, which is asked for again when the work goes on.
     *
     * @param spent on answers of no use
     */
    void stop(String id, StepKey key, Consumption spent, Project.Reason reason);

    /**
     * Steers.
     *
     * @param from the status it must have
     * @return whether it had
     */
    boolean change(String id, Status from, Status to, Project.Reason reason);

    /** Names of the models that did its steps, in order. */
    Set<String> models(String id);

    /** How far each level is. */
    Map<Level, Progress> progress(String id);
}
