package io.agon.scaffold.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.BookRecipe.DraftedChapter;
import io.agon.scaffold.domain.building.BookRecipe.DraftedScene;
import io.agon.scaffold.domain.building.BookRecipe.Round;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.canon.Conflict;
import io.agon.scaffold.domain.canon.Fact;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.RepetitionSentinel.Repetition;
import io.agon.stylometry.Words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A book that is written from a request as a document, and the report on it. */
public final class BookJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BookJson() {}

    /** The book with its whole scaffold, as far as it is made; what is not made yet is left out. */
    public static ObjectNode of(BookSpecification specification, Made made, boolean simulated) {
        BookRecipe.Draft draft = new BookRecipe(specification.brief(), specification.bounds()).draft(made);
        ObjectNode document = NODES.objectNode();
        document.put("format", "agon-book@1");
        document.put("simulated", simulated);
        document.put("author", specification.author());
        document.put("language", specification.brief().language());
        document.put("request", specification.brief().text());
        document.set("words", words(draft, specification));
        for (Level level : List.of(Level.PREMISE, Level.WORLD, Level.CAST, Level.ARCS)) {
            StepKey key = StepKey.parse(level.word());
            if (made.has(key)) {
                document.set(level.word(), ArtefactJson.tree(made.get(key)));
            }
        }
        ArrayNode chapters = document.putArray("chapters");
        for (DraftedChapter drafted : draft.chapters()) {
            ObjectNode chapter = chapters.addObject();
            chapter.put("number", drafted.chapter().number());
            chapter.put("title", drafted.chapter().title());
            chapter.set("plan", ArtefactJson.tree(drafted.chapter().plan()));
            ArrayNode scenes = chapter.putArray("scenes");
            for (DraftedScene scene : drafted.scenes()) {
                ObjectNode node = scenes.addObject();
                node.put("number", scene.number());
                node.put("words", scene.planned().words());
                node.set("plan", ArtefactJson.tree(scene.planned().plan()));
                node.put("finished", scene.written().finished());
                scene.prose().ifPresent(prose -> node.put("text", prose.text()));
            }
        }
        ArrayNode canon = document.putArray("canon");
        for (Fact fact : draft.canon().facts()) {
            ObjectNode node = canon.addObject();
            node.put("number", fact.number());
            node.put("chapter", fact.chapter());
            node.put("scene", fact.scene());
            node.put("kind", fact.entry().kind().toString());
            node.put("subject", fact.entry().subject());
            node.put("attribute", fact.entry().attribute());
            node.put("value", fact.entry().value());
            node.put("lasting", fact.entry().lasting());
            node.put("quote", fact.entry().quote());
        }
        return document;
    }

    /** What a person should know before they trust the book: lengths, contradictions, repetitions, questions left open. */
    public static ObjectNode report(BookSpecification specification, Made made, boolean simulated) {
        BookRecipe.Draft draft = new BookRecipe(specification.brief(), specification.bounds()).draft(made);
        ObjectNode report = NODES.objectNode();
        report.put("simulated", simulated);
        report.set("words", words(draft, specification));
        ArrayNode chapters = report.putArray("chapters");
        int found = 0;
        int unresolved = 0;
        int stops = 0;
        for (DraftedChapter drafted : draft.chapters()) {
            ObjectNode chapter = chapters.addObject();
            chapter.put("number", drafted.chapter().number());
            chapter.put("title", drafted.chapter().title());
            chapter.put(
                    "planned",
                    drafted.scenes().stream()
                            .mapToInt(scene -> scene.planned().words())
                            .sum());
            chapter.put(
                    "written",
                    drafted.scenes().stream().mapToInt(BookJson::written).sum());
            ArrayNode scenes = chapter.putArray("scenes");
            for (DraftedScene scene : drafted.scenes()) {
                List<Round> rounds = scene.written().rounds();
                int left = scene.written().finished()
                        ? rounds.getLast().conflicts().size()
                        : 0;
                int stopped =
                        rounds.stream().mapToInt(round -> round.prose().stops()).sum();
                found += rounds.stream()
                        .mapToInt(round -> round.conflicts().size())
                        .sum();
                unresolved += left;
                stops += stopped;
                ObjectNode node = scenes.addObject();
                node.put("number", scene.number());
                node.put("planned", scene.planned().words());
                node.put("written", written(scene));
                node.put("rounds", rounds.size());
                node.put("stops", stopped);
                ArrayNode contradictions = node.putArray("contradictions");
                rounds.forEach(round -> round.conflicts().forEach(conflict -> add(contradictions, round, conflict)));
                node.put("unresolved", left);
            }
        }
        report.putObject("contradictions")
                .put("found", found)
                .put("repaired", found - unresolved)
                .put("unresolved", unresolved);
        report.put("stops", stops);
        report.set("repetitions", repetitions(draft));
        ArrayNode open = report.putArray("openThreads");
        draft.canon()
                .openThreads()
                .forEach(fact -> open.addObject()
                        .put("chapter", fact.chapter())
                        .put("scene", fact.scene())
                        .put(
                                "thread",
                                fact.entry().subject() + ": " + fact.entry().value()));
        return report;
    }

    private static void add(ArrayNode contradictions, Round round, Conflict conflict) {
        contradictions
                .addObject()
                .put("round", round.number())
                .put("fact", conflict.fact().told())
                .put("quote", conflict.quote())
                .put("explanation", conflict.explanation());
    }

    private static ObjectNode words(BookRecipe.Draft draft, BookSpecification specification) {
        int written = draft.chapters().stream()
                .flatMap(chapter -> chapter.scenes().stream())
                .mapToInt(BookJson::written)
                .sum();
        return NODES.objectNode().put("planned", specification.brief().words()).put("written", written);
    }

    private static int written(DraftedScene scene) {
        return scene.prose().map(prose -> Words.count(prose.text())).orElse(0);
    }

    /** Passages that stand twice in the book, and loops: one for each scene that has any. */
    private static ArrayNode repetitions(BookRecipe.Draft draft) {
        ArrayNode found = NODES.arrayNode();
        RepetitionSentinel sentinel = new RepetitionSentinel();
        for (DraftedChapter chapter : draft.chapters()) {
            for (DraftedScene scene : chapter.scenes()) {
                Optional<Repetition> repetition = sentinel.read(
                        scene.prose().map(prose -> prose.text() + "\n\n").orElse(""));
                if (repetition.isPresent()) {
                    found.addObject()
                            .put("chapter", chapter.chapter().number())
                            .put("scene", scene.number())
                            .put("kind", repetition.get().kind().name().toLowerCase(Locale.ROOT));
                    sentinel = new RepetitionSentinel();
                }
            }
        }
        return found;
    }
}
