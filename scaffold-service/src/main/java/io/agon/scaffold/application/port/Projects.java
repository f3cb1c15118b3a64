package io.agon.scaffold.application.port;

import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Where work on books is kept. Each method is one transaction. */
public interface Projects {
    /** What follows from what is made. */
    record Next(SortedSet<StepKey> ready, boolean complete) {}

    /** Steps of a level: how many are known of, how many are done, and what they took. */
    record Progress(int known, int done, Consumption consumption) {}

    /** Begins a project with the steps that can be done at once. */
    void create(Project project, SortedSet<StepKey> ready);

    /** A project by its id. */
    Optional<Project> find(String id);

    /** The newest first. */
    List<Project> newest(String after, int limit);

    /** Whether a request for a step still counts: the work runs, the step is not done, and it was not asked for anew. */
    boolean awaited(String id, StepKey key, int attempt);

    /** What is made so far, as of now. */
    Made made(String id);

    /**
     * Records what a step made and asks for the steps that follow from it. Once only: a step that is done stays as it is.
     *
     * @param next what follows, given all that is made
     * @return whether it was recorded
     */
    boolean finish(String id, StepKey key, Artefact artefact, Scribe.Origin origin, Function<Made, Next> next);

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

    /** How far each level is. */
    Map<Level, Progress> progress(String id);
}
