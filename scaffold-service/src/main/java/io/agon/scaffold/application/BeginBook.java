package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Project;

import java.time.Clock;

/** Begins to write a book. */
public final class BeginBook {
    private final Projects projects;
    private final Clock clock;

    public BeginBook(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /** @param id of the new work; under one that is known already nothing happens */
    public Project apply(String id, BookSpecification specification) {
        Project known = projects.find(id).orElse(null);
        if (known != null) {
            return known;
        }
        Project project = Project.begun(id, null, null, specification, clock.instant());
        projects.create(project, new BookRecipe(specification.brief(), specification.bounds()).ready(Made.NOTHING));
        return project;
    }
}
