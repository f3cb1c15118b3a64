package io.agon.scaffold.application;

import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Projects.Following;
import io.agon.scaffold.application.port.Projects.Next;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.Fresh;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.MeasurementRecipe;
import io.agon.scaffold.domain.building.Recipe;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Project;

import java.util.NoSuchElementException;

/** The recipe of each work, and what follows from it. */
final class Recipes {
    private final Projects projects;
    private final Library library;
    private final Scribe scribe;

    Recipes(Projects projects, Library library, Scribe scribe) {
        this.projects = projects;
        this.library = library;
        this.scribe = scribe;
    }

    Recipe of(Project project) {
        return switch (project.specification()) {
            case BuildSpecification build -> new ScaffoldRecipe(library.get(project.book()), build.bounds());
            case BookSpecification book -> new BookRecipe(book.brief(), book.bounds());
            case MeasurementSpecification measurement -> measurement(measurement, library.get(project.book()));
        };
    }

    /** The recipe that measures a scaffold. */
    private MeasurementRecipe measurement(MeasurementSpecification specification, Manuscript book) {
        Project scaffold = projects.find(specification.scaffold())
                .orElseThrow(() -> new IllegalStateException("scaffold " + specification.scaffold() + " is not there"));
        return new MeasurementRecipe(
                book,
                new ScaffoldRecipe(book, scaffold.specification().bounds()),
                projects.made(scaffold.id()),
                new MeasurementRecipe.Wish(
                        specification.scenes(),
                        specification.chapters(),
                        specification.seed(),
                        specification.embedder() != null,
                        specification.scorer() != null,
                        specification.bounds()));
    }

    /** What is made and true: of work that nobody has edited, all that is made. */
    Made fresh(Recipe recipe, Recorded made, boolean edited) {
        return edited ? new Fresh(recipe, made, scribe::fingerprint) : made;
    }

    /**
     * What follows from a step.
     *
     * @param read stands for what it read; null where a person made it
     */
    Following following(Recipe recipe, StepKey key, String read) {
        return new Following() {
            @Override
            public boolean holds(Recorded made, boolean edited) {
                try {
                    return !edited
                            || scribe.fingerprint(recipe.task(key, fresh(recipe, made, true)))
                                    .equals(read);
                } catch (NoSuchElementException | IllegalArgumentException e) {
                    return false;
                }
            }

            @Override
            public Next next(Recorded made, boolean edited) {
                Made fresh = fresh(recipe, made, edited);
                return new Next(recipe.ready(fresh), recipe.complete(fresh));
            }
        };
    }
}
