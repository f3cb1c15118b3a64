package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Recipe;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Project;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * Puts what a person made in the place of what a step made. What was made of it is made anew when the work goes on, as far as the
 * change reaches; all else stays.
 */
public final class ReplaceStep {
    private final Projects projects;
    private final Recipes recipes;

    public ReplaceStep(Projects projects, Library library, Scribe scribe) {
        this.projects = projects;
        this.recipes = new Recipes(projects, library, scribe);
    }

    /** What came of it. */
    public enum Result {
        /** It is replaced. */
        REPLACED,
        /** It breaks a rule of what the step makes. */
        INVALID,
        /** Work goes on, or was given up: it must be paused or finished. */
        STATUS_FORBIDS,
        /** There is no such step that is done. */
        NOT_MADE
    }

    /**
     * A reply.
     *
     * @param violations rules that it breaks; empty but for {@link Result#INVALID}
     */
    public record Reply(Result result, List<String> violations) {}

    /** Replaces. */
    public Reply apply(Project project, StepKey key, Artefact artefact) {
        Recipe recipe = recipes.of(project);
        Recorded made = projects.made(project.id());
        if (!made.has(key)) {
            return new Reply(Result.NOT_MADE, List.of());
        }
        Task task;
        try {
            task = recipe.task(key, made);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return new Reply(Result.NOT_MADE, List.of());
        }
        List<String> violations = task.violations(artefact);
        if (!violations.isEmpty()) {
            return new Reply(Result.INVALID, violations);
        }
        boolean replaced = projects.replace(project.id(), key, artefact, recipes.following(recipe, key, null));
        return new Reply(replaced ? Result.REPLACED : Result.STATUS_FORBIDS, List.of());
    }
}
