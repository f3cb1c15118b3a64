package io.agon.scaffold.domain.building;

import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.structure.Section;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a scaffold will cost, before a token is spent.
 *
 * @param levels calls and tokens, level by level; the true figures are usually within a third
 */
public record Estimate(Map<Level, Cost> levels) {
    private static final int PROMPT = 450;
    private static final int SCENE_PLAN = 230;

    /**
     * Calls and tokens of a level.
     *
     * @param promptTokens sent, in all calls together
     * @param completionTokens received
     */
    public record Cost(int calls, long promptTokens, long completionTokens) {
        Cost plus(Cost other) {
            return new Cost(
                    calls + other.calls, promptTokens + other.promptTokens, completionTokens + other.completionTokens);
        }
    }

    public Estimate {
        levels = Collections.unmodifiableMap(levels.isEmpty() ? Map.of() : new EnumMap<>(levels));
    }

    /** Of a book. */
    public static Estimate of(Manuscript book, Bounds bounds) {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book, bounds);
        Map<Level, Cost> levels = new EnumMap<>(Level.class);
        long summaries = 0;
        for (Chapter chapter : recipe.chapters()) {
            int scenes = 0;
            for (Section scene : chapter.scenes()) {
                int words = book.words(scene);
                boolean divided = words > bounds.mostScene();
                // a model asked for scenes of up to the longest makes them of about half of that
                int parts = divided ? Math.max(2, Math.round(2f * words / bounds.mostScene())) : words > 0 ? 1 : 0;
                if (divided) {
                    add(levels, Level.BREAKS, 1, tokens(words) / 4, 12L * parts);
                }
                add(levels, Level.SCENE, parts, tokens(words), (long) parts * Level.SCENE.usualTokens());
                scenes += parts;
            }
            add(levels, Level.CHAPTER, 1, (long) scenes * SCENE_PLAN, Level.CHAPTER.usualTokens());
            summaries += Level.CHAPTER.usualTokens();
        }
        int count = recipe.chapters().size();
        for (int below = count; below > bounds.chaptersAtOnce(); ) {
            int groups = (below + bounds.chaptersAtOnce() - 1) / bounds.chaptersAtOnce();
            add(levels, Level.DIGEST, groups, summaries, (long) groups * Level.DIGEST.usualTokens());
            summaries = (long) groups * Level.DIGEST.usualTokens();
            below = groups;
        }
        add(levels, Level.ARCS, 1, summaries, Level.ARCS.usualTokens());
        add(levels, Level.CAST, 1, summaries + 300, Level.CAST.usualTokens());
        add(levels, Level.WORLD, 1, summaries + 1_500, Level.WORLD.usualTokens());
        int plans = Level.ARCS.usualTokens() + Level.CAST.usualTokens() + Level.WORLD.usualTokens();
        add(levels, Level.PREMISE, 1, plans, Level.PREMISE.usualTokens());
        add(levels, Level.PROMPTS, 1, plans + Level.PREMISE.usualTokens(), Level.PROMPTS.usualTokens());
        return new Estimate(levels);
    }

    private static void add(Map<Level, Cost> levels, Level level, int calls, long read, long written) {
        if (calls > 0) {
            levels.merge(level, new Cost(calls, read + (long) calls * PROMPT, written), Cost::plus);
        }
    }

    private static long tokens(int words) {
        return Math.round(words * Bounds.TOKENS_A_WORD * 0.9);
    }

    /** All levels together. */
    public Cost total() {
        return levels.values().stream().reduce(new Cost(0, 0, 0), Cost::plus);
    }

    /** One level, if it is needed. */
    public Optional<Cost> of(Level level) {
        return Optional.ofNullable(levels.get(level));
    }
}
