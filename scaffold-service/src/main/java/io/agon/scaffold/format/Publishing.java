package io.agon.scaffold.format;

import io.agon.publishing.PublishedBook;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.BookRecipe.DraftedScene;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Project;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A book that is written from a request as a book to be published. */
public final class Publishing {
    private Publishing() {}

    /** The chapters of which some text is written; empty as long as there is none. */
    public static Optional<PublishedBook> of(Project project, Recorded made) {
        BookSpecification asked = (BookSpecification) project.specification();
        BookRecipe.Draft draft = new BookRecipe(asked.brief(), asked.bounds()).draft(made);
        List<PublishedBook.Chapter> chapters = draft.chapters().stream()
                .map(chapter -> new PublishedBook.Chapter(
                        chapter.chapter().title(),
                        chapter.scenes().stream()
                                .map(DraftedScene::prose)
                                .flatMap(Optional::stream)
                                .map(Prose::text)
                                .toList()))
                .filter(chapter -> !chapter.scenes().isEmpty())
                .toList();
        if (chapters.isEmpty()) {
            return Optional.empty();
        }
        Premise premise = made.get(StepKey.parse(Level.PREMISE.word()), Premise.class);
        return Optional.of(new PublishedBook(
                "urn:uuid:" + UUID.nameUUIDFromBytes(("agon/" + project.id()).getBytes(StandardCharsets.UTF_8)),
                premise.title(),
                Optional.ofNullable(asked.author()),
                asked.brief().language(),
                lastChange(draft, made, project.createdAt()),
                premise.highlight(),
                premise.tags(),
                project.simulated(),
                chapters));
    }

    /** When the last text of the book became what it is. */
    private static Instant lastChange(BookRecipe.Draft draft, Recorded made, Instant otherwise) {
        return draft.chapters().stream()
                .flatMap(chapter -> chapter.scenes().stream()
                        .flatMap(scene -> scene.written().rounds().stream()
                                .map(round -> made.at(StepKey.parse(String.join(
                                        "/",
                                        Level.PROSE.word(),
                                        Integer.toString(chapter.chapter().number()),
                                        Integer.toString(scene.number()),
                                        Integer.toString(round.number())))))))
                .max(Instant::compareTo)
                .orElse(otherwise);
    }
}
