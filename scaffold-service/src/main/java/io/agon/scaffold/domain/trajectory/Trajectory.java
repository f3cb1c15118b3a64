package io.agon.scaffold.domain.trajectory;

import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.structure.Section;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.PlanText;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A book as it may be learnt: requests that it would answer, then its plans from the coarse to the fine, each followed by what it
 * is the plan of, down to the author's text. The pieces that are the book's own, one after the other, are its body, character for
 * character.
 *
 * @param book it is made of
 * @param prompts requests of different specificity
 * @param blocks in their order
 */
public record Trajectory(
        Manuscript book,
        List<Prompts.UserPrompt> prompts,
        Premise premise,
        Arcs arcs,
        Cast cast,
        World world,
        List<Block> blocks) {
    /** @throws IllegalArgumentException where the book's own pieces are not its body */
    public Trajectory {
        prompts = List.copyOf(prompts);
        blocks = List.copyOf(blocks);
        String own = blocks.stream()
                .filter(block -> block.kind().original())
                .map(Block::text)
                .collect(Collectors.joining());
        if (!own.equals(book.body())) {
            throw new IllegalArgumentException("blocks are not the body, " + own.length() + " characters of "
                    + book.body().length() + ": must be equal to it");
        }
    }

    /**
     * Of a scaffold.
     *
     * @throws java.util.NoSuchElementException if it is not finished
     */
    public static Trajectory of(Manuscript book, ScaffoldRecipe recipe, Made made) {
        Premise premise = made.get(StepKey.parse(Level.PREMISE.word()), Premise.class);
        World world = made.get(StepKey.parse(Level.WORLD.word()), World.class);
        Cast cast = made.get(StepKey.parse(Level.CAST.word()), Cast.class);
        Arcs arcs = made.get(StepKey.parse(Level.ARCS.word()), Arcs.class);
        List<Block> blocks = new ArrayList<>(List.of(
                new Block(Block.Kind.PREMISE, 0, 0, PlanText.of(premise, true)),
                new Block(Block.Kind.WORLD, 0, 0, PlanText.of(world)),
                new Block(Block.Kind.CAST, 0, 0, PlanText.of(cast)),
                new Block(Block.Kind.ARCS, 0, 0, PlanText.of(arcs))));
        int from = 0;
        for (Chapter chapter : recipe.chapters()) {
            from = matter(book, from, chapter.section().start(), blocks);
            int number = chapter.number();
            ChapterPlan plan = made.get(StepKey.parse("chapter/" + number), ChapterPlan.class);
            blocks.add(new Block(
                    Block.Kind.CHAPTER_PLAN, number, 0, "Chapter: " + chapter.title() + "\n" + PlanText.of(plan)));
            List<Section> scenes = recipe.scenes(chapter, made);
            for (int i = 0; i < scenes.size(); i++) {
                ScenePlan scene = made.get(StepKey.parse("scene/" + number + "/" + (i + 1)), ScenePlan.class);
                int end = i + 1 < scenes.size()
                        ? scenes.get(i).end()
                        : chapter.section().end();
                blocks.add(new Block(
                        Block.Kind.SCENE_PLAN,
                        number,
                        i + 1,
                        "Words: " + book.words(scenes.get(i)) + "\n" + PlanText.of(scene)));
                blocks.add(new Block(Block.Kind.TEXT, number, i + 1, book.body().substring(from, end)));
                from = end;
            }
        }
        int unused = matter(book, from, book.body().length(), blocks);
        Prompts prompts = made.get(StepKey.parse(Level.PROMPTS.word()), Prompts.class);
        return new Trajectory(book, prompts.prompts(), premise, arcs, cast, world, blocks);
    }

    private static int matter(Manuscript book, int from, int to, List<Block> blocks) {
        if (to > from) {
            blocks.add(new Block(Block.Kind.MATTER, 0, 0, book.body().substring(from, to)));
        }
        return to;
    }

    /** The pieces of a kind. */
    public List<Block> of(Block.Kind kind) {
        return blocks.stream().filter(block -> block.kind() == kind).toList();
    }

    /** The one piece of a kind that there is one of. */
    public Block one(Block.Kind kind) {
        return of(kind).getFirst();
    }
}
