package io.agon.scaffold.domain.fidelity;

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
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How true a finished scaffold is to its book.
 *
 * @param leakages of every plan, in the order of the steps
 * @param recall of all names that a scene says at least twice, the share that its plan has, 0 to 1; NaN where there are none
 * @param precision of all characters that a plan names, the share of which the scene names a part, 0 to 1; NaN where there are none
 * @param castRecall of the names that occur in at least {@value #RECURRING} scenes, the share that the list of characters, their
 *     aliases or the setting have, 0 to 1; NaN where there are none
 * @param forgotten recurring names that neither has, with the scenes they occur in, the most frequent first
 * @param condensed words of text for a word of plan, by level
 */
public record Fidelity(
        List<Leakage> leakages,
        double recall,
        double precision,
        double castRecall,
        Map<String, Integer> forgotten,
        Map<Level, Double> condensed) {
    static final int RECURRING = 3;

    private static final int SHOWN = 20;

    /**
     * Of a scaffold.
     *
     * @throws java.util.NoSuchElementException if it is not finished
     */
    public static Fidelity of(Manuscript book, ScaffoldRecipe recipe, Made made) {
        List<Leakage> leakages = new ArrayList<>();
        Counts counts = new Counts();
        Map<Level, long[]> words = new LinkedHashMap<>();
        for (Chapter chapter : recipe.chapters()) {
            List<Section> scenes = recipe.scenes(chapter, made);
            StringBuilder whole = new StringBuilder();
            for (int i = 0; i < scenes.size(); i++) {
                StepKey key = new StepKey(Level.SCENE, chapter.number(), i + 1);
                ScenePlan plan = made.get(key, ScenePlan.class);
                String text = book.text(scenes.get(i));
                whole.append(text).append('\n');
                leakages.add(Leakage.of(Level.SCENE, key.toString(), told(plan), Leakage.Text.of(text)));
                counts.scene(text, plan);
                count(words, Level.SCENE, text, told(plan));
            }
            StepKey key = new StepKey(Level.CHAPTER, chapter.number(), 0);
            String plan = PlanText.of(made.get(key, ChapterPlan.class));
            leakages.add(Leakage.of(Level.CHAPTER, key.toString(), plan, Leakage.Text.of(whole.toString())));
            count(words, Level.CHAPTER, whole.toString(), plan);
        }
        Leakage.Text body = Leakage.Text.of(book.body());
        Cast cast = made.get(key(Level.CAST), Cast.class);
        World world = made.get(key(Level.WORLD), World.class);
        Map<Level, String> overall = new LinkedHashMap<>();
        overall.put(Level.ARCS, PlanText.of(made.get(key(Level.ARCS), Arcs.class)));
        overall.put(Level.CAST, PlanText.of(cast));
        overall.put(Level.WORLD, PlanText.of(world));
        overall.put(Level.PREMISE, PlanText.of(made.get(key(Level.PREMISE), Premise.class), false));
        overall.put(
                Level.PROMPTS,
                made.get(key(Level.PROMPTS), Prompts.class).prompts().stream()
                        .map(Prompts.UserPrompt::text)
                        .collect(Collectors.joining("\n")));
        overall.forEach((level, plan) -> {
            leakages.add(Leakage.of(level, level.word(), plan, body));
            count(words, level, book.body(), plan);
        });
        Map<Level, Double> condensed = new LinkedHashMap<>();
        words.forEach((level, pair) -> condensed.put(level, (double) pair[0] / Math.max(1, pair[1])));
        return new Fidelity(
                List.copyOf(leakages),
                counts.recall(),
                counts.precision(),
                counts.castRecall(cast, world),
                counts.forgotten(cast, world),
                condensed);
    }

    private static StepKey key(Level level) {
        return new StepKey(level, 0, 0);
    }

    private static String told(ScenePlan plan) {
        return plan.focus() + "\n" + String.join("\n", plan.bullets());
    }

    private static void count(Map<Level, long[]> words, Level level, String text, String plan) {
        long[] pair = words.computeIfAbsent(level, unused -> new long[2]);
        pair[0] += Words.count(text);
        pair[1] += Words.count(plan);
    }

    /** The plans of a level. */
    public List<Leakage> of(Level level) {
        return leakages.stream().filter(leakage -> leakage.level() == level).toList();
    }

    /** Who is named where. */
    private static final class Counts {
        private int names;
        private int recalled;
        private int planned;
        private int present;
        private final Map<String, Integer> scenes = new HashMap<>();

        void scene(String text, ScenePlan plan) {
            Set<String> inPlan = new HashSet<>(
                    Words.of(told(plan) + " " + plan.setting() + " " + String.join(" ", plan.characters())));
            Set<String> inText = new HashSet<>(Words.of(text));
            Names.in(text).forEach((name, count) -> {
                scenes.merge(name, 1, Integer::sum);
                if (count > 1) {
                    names++;
                    recalled += inPlan.contains(Words.plain(name)) ? 1 : 0;
                }
            });
            for (String character : plan.characters()) {
                planned++;
                present += Words.of(character).stream().anyMatch(inText::contains) ? 1 : 0;
            }
        }

        double recall() {
            return (double) recalled / names;
        }

        double precision() {
            return (double) present / planned;
        }

        double castRecall(Cast cast, World world) {
            Set<String> known = known(cast, world);
            List<String> recurring = recurring();
            return (double) recurring.stream()
                            .filter(name -> known.contains(Words.plain(name)))
                            .count()
                    / recurring.size();
        }

        Map<String, Integer> forgotten(Cast cast, World world) {
            Set<String> known = known(cast, world);
            Map<String, Integer> forgotten = new LinkedHashMap<>();
            recurring().stream()
                    .filter(name -> !known.contains(Words.plain(name)))
                    .limit(SHOWN)
                    .forEach(name -> forgotten.put(name, scenes.get(name)));
            return forgotten;
        }

        private List<String> recurring() {
            return scenes.entrySet().stream()
                    .filter(entry -> entry.getValue() >= RECURRING)
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private static Set<String> known(Cast cast, World world) {
            return cast.characters().stream()
                    .flatMap(character -> Stream.concat(Stream.of(character.name()), character.aliases().stream()))
                    .flatMap(name -> Words.of(name).stream())
                    .collect(Collectors.toCollection(() -> new TreeSet<>(Words.of(world.setting()))));
        }
    }
}
