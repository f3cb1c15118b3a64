package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Project.Reason;
import io.agon.scaffold.domain.project.Status;

import java.util.List;

/**
 * Does a step that was asked for. What is done is not done again: a request that comes twice, late, or for work that no longer
 * runs is let go at no cost.
 */
public final class WorkOnStep {
    private final Projects projects;
    private final Library library;
    private final DoTask tasks;

    public WorkOnStep(Projects projects, Library library, DoTask tasks) {
        this.projects = projects;
        this.library = library;
        this.tasks = tasks;
    }

    /** Why a step was or was not done. */
    public enum Result {
        /** It is done and recorded. */
        DONE,
        /** It was done already, or is no longer wanted. */
        NOT_WANTED,
        /** It cannot be done now: the work is paused. */
        STOPPED
    }

    /** @param attempt which request for this step it is, from 1 */
    public Result apply(String id, StepKey key, int attempt) {
        Project project = projects.find(id).orElse(null);
        if (project == null || project.status() != Status.RUNNING || !projects.awaited(id, key, attempt)) {
            return Result.NOT_WANTED;
        }
        if (overBudget(project)) {
            projects.stop(id, key, Consumption.NONE, budgetSpent(project));
            return Result.STOPPED;
        }
        ScaffoldRecipe recipe = new ScaffoldRecipe(
                library.find(project.book())
                        .orElseThrow(() -> new IllegalStateException("book " + project.book() + " is not there")),
                project.specification().bounds());
        return switch (tasks.apply(key, recipe.task(key, projects.made(id)), project.specification())) {
            case DoTask.Done done -> {
                boolean recorded = projects.finish(id, key, done.artefact(), done.origin(), made -> next(recipe, made));
                yield recorded ? Result.DONE : Result.NOT_WANTED;
            }
            case DoTask.Failed failed -> {
                projects.stop(id, key, failed.origin().consumption(), refused(key, failed.violations()));
                yield Result.STOPPED;
            }
        };
    }

    /** Records that a step could not be done because of the model's endpoint. */
    public void endpointFailed(String id, StepKey key, String code, String detail) {
        projects.stop(id, key, Consumption.NONE, new Reason(code, detail));
    }

    static Projects.Next next(ScaffoldRecipe recipe, Made made) {
        return new Projects.Next(recipe.ready(made), recipe.complete(made));
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
