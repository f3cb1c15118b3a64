package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.Recipe;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Project.Reason;
import io.agon.scaffold.domain.project.Status;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Does a step that was asked for. What is done is not done again: a request that comes twice, late, or for work that no longer
 * runs is let go at no cost.
 */
public final class WorkOnStep {
    private final Projects projects;
    private final Recipes recipes;
    private final Scribe scribe;
    private final DoTask tasks;
    private final Consumer<Artefact> made;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    /** @param made told of all that is recorded */
    public WorkOnStep(
            Projects projects, Library library, Scribe scribe, SceneContests contests, Consumer<Artefact> made) {
        this.made = made;
        this.projects = projects;
        this.recipes = new Recipes(projects, library, scribe);
        this.scribe = scribe;
        this.tasks = new DoTask(scribe, contests);
    }

    /** Why a step was or was not done. */
    public enum Result {
        /** It is done and recorded. */
        DONE,
        /** It was done already, is being done here, or is no longer wanted. */
        NOT_WANTED,
        /** It cannot be done now: the work is paused. */
        STOPPED
    }

    /** @param attempt which request for this step it is, from 1 */
    public Result apply(String id, StepKey key, int attempt) {
        // a request that is sent twice lies behind its twin in the same partition, so that both come here; and it is
        // acknowledged
        // only after its twin, which will come again if nothing becomes of it
        String step = id + "/" + key;
        if (!inFlight.add(step)) {
            return Result.NOT_WANTED;
        }
        try {
            return work(id, key, attempt);
        } finally {
            inFlight.remove(step);
        }
    }

    private Result work(String id, StepKey key, int attempt) {
        Project project = projects.find(id).orElse(null);
        if (project == null || project.status() != Status.RUNNING || !projects.awaited(id, key, attempt)) {
            return Result.NOT_WANTED;
        }
        if (overBudget(project)) {
            projects.stop(id, key, Consumption.NONE, budgetSpent(project));
            return Result.STOPPED;
        }
        Recipe recipe = recipes.of(project);
        Made fresh = recipes.fresh(recipe, projects.made(id), project.edited());
        Task task;
        try {
            task = recipe.task(key, fresh);
        } catch (NoSuchElementException e) {
            // what it reads was changed after it was asked for: it is asked for again when that is made
            return Result.NOT_WANTED;
        }
        return switch (tasks.apply(id, key, task, project.specification())) {
            case DoTask.Done done -> {
                String read = scribe.fingerprint(task);
                boolean recorded = projects.finish(
                        id, key, done.artefact(), done.origin(), read, recipes.following(recipe, key, read));
                if (recorded) {
                    made.accept(done.artefact());
                }
                yield recorded ? Result.DONE : Result.NOT_WANTED;
            }
            case DoTask.Failed failed -> {
                projects.stop(id, key, failed.origin().consumption(), refused(key, failed.violations()));
                yield Result.STOPPED;
            }
        };
    }

    /** Records that a step could not be done because of the model's endpoint, or of a tournament. */
    public void endpointFailed(String id, StepKey key, String code, String detail) {
        projects.stop(id, key, Consumption.NONE, new Reason(code, detail));
    }

    private static boolean overBudget(Project project) {
        long most = project.specification().mostTokens();
        Consumption spent = project.consumption();
        return most > 0 && spent.promptTokens() + spent.completionTokens() >= most;
    }

    private static Reason budgetSpent(Project project) {
        return new Reason(
                "budget-spent", "mostTokens is " + project.specification().mostTokens() + ": as many tokens were used");
    }

    private static Reason refused(StepKey key, List<String> violations) {
        return new Reason("answers-invalid", key + ": " + String.join("; ", violations));
    }
}
