package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;

import java.util.List;

/** What a model is asked for in one step, with all that it reads. */
public sealed interface Task
        permits Task.FindBreaks,
                Task.SummariseScene,
                Task.SummariseChapter,
                Task.Condense,
                Task.FindArcs,
                Task.FindCast,
                Task.DescribeWorld,
                Task.FindPremise,
                Task.WritePrompts,
                MeasuringTask,
                WritingTask {
    /** What is made. */
    Level level();

    /** Tokens that an answer may have. */
    default int mostTokens() {
        return level().mostTokens();
    }

    /** The rules that an answer breaks, one sentence each. Answers of another kind break the first. */
    List<String> violations(Artefact answer);

    /**
     * How a paragraph begins.
     *
     * @param number from 1
     */
    record Opening(int number, int words, String beginning) {}

    /**
     * Some chapters, told in short.
     *
     * @param first number of the first of them, from 1
     * @param last number of the last
     */
    record Stretch(int first, int last, String title, String summary) {}

    /** A name, and how many scenes it occurs in. */
    record Name(String name, int scenes) {}

    /** Find where scenes begin. */
    record FindBreaks(String title, List<Opening> openings, int leastScene, int mostScene) implements Task {
        @Override
        public Level level() {
            return Level.BREAKS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof SceneBreaks ? List.of() : wrong(answer);
        }
    }

    /**
     * Plan of a scene that is written.
     *
     * @param text the author's own
     */
    record SummariseScene(String title, int chapter, int scene, String text, int words) implements Task {
        @Override
        public Level level() {
            return Level.SCENE;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof ScenePlan plan ? plan.violations(text, words) : wrong(answer);
        }
    }

    /** Plan of a chapter from those of its scenes. */
    record SummariseChapter(String title, int chapter, List<ScenePlan> scenes) implements Task {
        @Override
        public Level level() {
            return Level.CHAPTER;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof ChapterPlan plan ? plan.violations() : wrong(answer);
        }
    }

    /** Several stretches told as one. */
    record Condense(List<Stretch> stretches) implements Task {
        @Override
        public Level level() {
            return Level.DIGEST;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Digest digest ? digest.violations() : wrong(answer);
        }
    }

    /** The lines of development. */
    record FindArcs(List<Stretch> stretches, int chapters) implements Task {
        @Override
        public Level level() {
            return Level.ARCS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Arcs arcs ? arcs.violations(chapters) : wrong(answer);
        }
    }

    /** The characters, of whom these names occur most. */
    record FindCast(List<Stretch> stretches, List<Name> names) implements Task {
        @Override
        public Level level() {
            return Level.CAST;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Cast cast ? cast.violations() : wrong(answer);
        }
    }

    /**
     * Setting, rules, manner.
     *
     * @param samples of the author's text
     */
    record DescribeWorld(List<Stretch> stretches, List<String> samples) implements Task {
        @Override
        public Level level() {
            return Level.WORLD;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof World world ? world.violations() : wrong(answer);
        }
    }

    /** The book in short. */
    record FindPremise(String title, Arcs arcs, Cast cast, World world) implements Task {
        @Override
        public Level level() {
            return Level.PREMISE;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Premise premise ? premise.violations() : wrong(answer);
        }
    }

    /**
     * Requests that the book would answer.
     *
     * @param secret the book's title and its author, which nobody names who does not know the book
     */
    record WritePrompts(Premise premise, Cast cast, World world, Arcs arcs, List<String> secret) implements Task {
        @Override
        public Level level() {
            return Level.PROMPTS;
        }

        @Override
        public List<String> violations(Artefact answer) {
            return answer instanceof Prompts prompts ? prompts.violations(secret) : wrong(answer);
        }
    }

    /** What is broken by an answer of another kind. */
    static List<String> wrong(Artefact answer) {
        return List.of("the answer is "
                + (answer == null ? "missing" : answer.getClass().getSimpleName()) + ": must be what was asked for");
    }
}
