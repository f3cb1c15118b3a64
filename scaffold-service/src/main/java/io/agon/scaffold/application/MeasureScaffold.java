package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.MeasurementRecipe;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.fidelity.Measurement;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Project;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedSet;

/** Begins to measure how true a finished scaffold is to its book, and tells what was measured. */
public final class MeasureScaffold {
    private final Projects projects;
    private final Recipes recipes;
    private final Clock clock;

    public MeasureScaffold(Projects projects, Library library, Scribe scribe, Clock clock) {
        this.projects = projects;
        this.recipes = new Recipes(projects, library, scribe);
        this.clock = clock;
    }

    /**
     * Begins.
     *
     * @param id of the new work
     * @param scaffold finished
     * @return the work; empty where the book has nothing that could be measured
     */
    public Optional<Project> begin(String id, Project scaffold, MeasurementSpecification specification) {
        Project project = Project.begun(id, scaffold.book(), scaffold.title(), specification, clock.instant());
        SortedSet<StepKey> ready = recipes.of(project).ready(Made.NOTHING);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        projects.create(project, ready);
        return Optional.of(project);
    }

    /** What was measured so far. */
    public Measurement told(Project project) {
        return Measurement.of((MeasurementRecipe) recipes.of(project), projects.made(project.id()));
    }
}
