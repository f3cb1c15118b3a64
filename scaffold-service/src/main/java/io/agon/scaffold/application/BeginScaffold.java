package io.agon.scaffold.application;

import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Project;

import java.time.Clock;

/** Begins to build the scaffold of a book. */
public final class BeginScaffold {
    private final Projects projects;
    private final Library library;
    private final Clock clock;

    public BeginScaffold(Projects projects, Library library, Clock clock) {
        this.projects = projects;
        this.library = library;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Beginning {}

    /** Work has begun, now or before under the same id. */
    public record Begun(Project project) implements Beginning {}

    /** There is no such book. */
    public record UnknownBook() implements Beginning {}

    /** The book has no chapter with words. */
    public record NothingToPlan() implements Beginning {}

    /**
     * Begins; under an id that is known already nothing happens.
     *
     * @param id of the new project
     * @param book its id
     */
    public Beginning apply(String id, String book, BuildSpecification specification) {
        Project known = projects.find(id).orElse(null);
        if (known != null) {
            return new Begun(known);
        }
        Manuscript manuscript = library.find(book).orElse(null);
        if (manuscript == null) {
            return new UnknownBook();
        }
        ScaffoldRecipe recipe = new ScaffoldRecipe(manuscript, specification.bounds());
        if (recipe.chapters().isEmpty()) {
            return new NothingToPlan();
        }
        Project project = Project.begun(
                id, book, manuscript.title().orElse(manuscript.provenance().file()), specification, clock.instant());
        projects.create(project, recipe.ready(Made.NOTHING));
        return new Begun(project);
    }
}
