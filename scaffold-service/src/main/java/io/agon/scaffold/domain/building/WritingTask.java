package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.canon.Conflict;
import io.agon.scaffold.domain.canon.Fact;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.World;

import java.util.List;

/** What a model is asked for while a book is written, from the request downwards. */
public sealed interface WritingTask extends Task {
    /**
     * What was asked for.
     *
     * @param text the request as it was made
     * @param language of the book, a BCP 47 tag
     */
    record Brief(String text, String language, int chapters, int words) {}

    /** The book in short, from the request. */
    record Conceive(Brief brief) implements WritingTask {
        @Override
        public Level level() {
            return Level.PREMISE;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Premise premise ? premise.violations() : Task.wrong(answer);
        }
    }

    /** Setting, rules, manner. */
    record BuildWorld(Brief brief, Premise premise) implements WritingTask {
        @Override
        public Level level() {
            return Level.WORLD;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof World world ? world.violations() : Task.wrong(answer);
        }
    }

    /** The characters. */
    record InventCast(Brief brief, Premise premise, World world) implements WritingTask {
        @Override
        public Level level() {
            return Level.CAST;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Cast cast ? cast.violations() : Task.wrong(answer);
        }
    }

    /** The lines of development. */
    record DrawArcs(Brief brief, Premise premise, World world, Cast cast) implements WritingTask {
        @Override
        public Level level() {
            return Level.ARCS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Arcs arcs ? arcs.violations(brief.chapters()) : Task.wrong(answer);
        }
    }

    /**
     * A chapter as it is planned.
     *
     * @param number from 1
     */
    record PlannedChapter(int number, String title, ChapterPlan plan) {}

    /**
     * What happens in some chapters.
     *
     * @param before the chapters that are planned already
     * @param first number of the first chapter that is asked for
     * @param last number of the last
     */
    record OutlineChapters(
            Brief brief,
            Premise premise,
            World world,
            Cast cast,
            Arcs arcs,
            List<PlannedChapter> before,
            int first,
            int last)
            implements WritingTask {
        @Override
        public Level level() {
            return Level.OUTLINE;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Outline outline ? outline.violations(last - first + 1) : Task.wrong(answer);
        }
    }

    /**
     * The scenes of a chapter.
     *
     * @param arcs that run through it
     * @param around the chapter before, if there is one, the chapter, and the chapter after
     * @param words of the chapter
     * @param longest scene, in words
     */
    record PlanScenes(
            Premise premise,
            World world,
            Cast cast,
            Arcs arcs,
            List<PlannedChapter> around,
            PlannedChapter chapter,
            int words,
            int longest)
            implements WritingTask {
        @Override
        public Level level() {
            return Level.PLANS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof ScenePlans plans ? plans.violations(words, longest) : Task.wrong(answer);
        }
    }

    /**
     * Where in the book a scene stands, and all that its writer must know.
     *
     * @param title of the book
     * @param scene number in its chapter, from 1
     * @param cast those who take part
     * @param story what has happened, the chapters before and the scenes before in this one, in order
     * @param canon what holds and matters here
     * @param before the last lines before the scene; empty at the beginning
     */
    record Place(
            String title,
            String language,
            World world,
            PlannedChapter chapter,
            int scene,
            int scenes,
            Cast cast,
            List<String> story,
            List<Fact> canon,
            String before) {
        Place forgettingTheOldest() {
            return new Place(
                    title,
                    language,
                    world,
                    chapter,
                    scene,
                    scenes,
                    cast,
                    story.subList(1, story.size()),
                    canon,
                    before);
        }
    }

    /** The whole text of a scene. */
    sealed interface SceneText extends WritingTask {
        /** Where it stands. */
        Place place();

        /** Its plan. */
        ScenePlan plan();

        /** How long it shall be. */
        int words();

        @Override
        default Level level() {
            return Level.PROSE;
        }

        @Override
        default int mostTokens() {
            return proseTokens(words());
        }

        @Override
        default List<String> violations(Artefact answer) {
            return answer instanceof Prose prose ? prose.violations(words()) : Task.wrong(answer);
        }
    }

    /** The text of a scene that is not written yet. */
    record WriteScene(Place place, ScenePlan plan, int words) implements SceneText {
        /** The same, with the oldest of what has happened left out. */
        public WriteScene forgettingTheOldest() {
            return new WriteScene(place.forgettingTheOldest(), plan, words);
        }
    }

    /**
     * The text of a scene that contradicts what holds, written again without that.
     *
     * @param text as it was
     */
    record ReviseScene(Place place, ScenePlan plan, int words, String text, List<Conflict> conflicts)
            implements SceneText {}

    /**
     * What is left to be told of a scene that was stopped.
     *
     * @param text that stands
     */
    record Replan(Place place, ScenePlan plan, String text, int wordsLeft) implements WritingTask {
        @Override
        public Level level() {
            return Level.PROSE;
        }

        @Override
        public int mostTokens() {
            return Level.CHAPTER.mostTokens();
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Remainder remainder ? remainder.violations() : Task.wrong(answer);
        }
    }

    /**
     * The rest of a scene that was stopped.
     *
     * @param text that stands, to be continued
     */
    record ContinueScene(Place place, ScenePlan plan, String text, List<String> bullets, int wordsLeft)
            implements WritingTask {
        @Override
        public Level level() {
            return Level.PROSE;
        }

        @Override
        public int mostTokens() {
            return proseTokens(wordsLeft);
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Prose ? List.of() : Task.wrong(answer);
        }
    }

    /**
     * What a scene adds to what holds, and contradicts of it.
     *
     * @param names of the characters of the book
     * @param canon what held before and is named in the text
     */
    record ReadCanon(int chapter, int scene, String text, List<String> names, List<Fact> canon) implements WritingTask {
        @Override
        public Level level() {
            return Level.CANON;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof CanonUpdate update
                    ? update.violations(text, canon.stream().map(Fact::number).toList())
                    : Task.wrong(answer);
        }
    }

    /** Room for half as much again as is wanted. */
    private static int proseTokens(int words) {
        return Math.max(400, (int) (words * 1.5 * Bounds.TOKENS_A_WORD));
    }
}
