package io.agon.scaffold.domain.building;

import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.structure.Section;
import io.agon.scaffold.domain.building.MeasuringTask.Pair;
import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.building.WritingTask.Place;
import io.agon.scaffold.domain.building.WritingTask.PlannedChapter;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.PlanText;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.World;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps that measure how true a scaffold is to its book. Each level goes there and back: some scenes are written anew from
 * their plans and summarised again, some chapters are planned in scenes anew and summarised again, the book is outlined anew and its
 * arcs are found again. What a plan does not hold is lost on the way. And the text of some chapters is scored with its plan and
 * without.
 *
 * <p>Writers are told no title: what a model remembers of a known book is not what the plan holds.
 */
public final class MeasurementRecipe implements Recipe {
    /** The levels of its steps, in the order in which they are made. */
    public static final List<Level> LEVELS = List.of(
            Level.OUTLINE,
            Level.ARCS,
            Level.PLANS,
            Level.CHAPTER,
            Level.PROSE,
            Level.SCENE,
            Level.MEANINGS,
            Level.LIKELIHOOD);

    /** Shorter ones have no plan to speak of. */
    static final int SHORTEST = ScenePlans.SHORTEST;

    /** A chapter that is longer is not planned in scenes that can each be written at once. */
    private static final int MOST_SCENES_OF_A_CHAPTER = 12;

    private static final String UNTITLED = "Untitled";

    private final Manuscript book;
    private final Made scaffold;
    private final Wish wish;
    private final Surroundings surroundings;
    private final List<Chapter> all;
    private final List<List<Section>> sections;
    private final List<Scene> scenes;
    private final List<Integer> chapters;
    private final boolean outlined;

    /**
     * What is to be measured.
     *
     * @param scenes most that are written anew
     * @param chapters most that are planned anew, and scored
     * @param seed which they are
     * @param meanings whether pairs are compared by meaning
     * @param likelihoods whether chapters are scored
     */
    public record Wish(int scenes, int chapters, long seed, boolean meanings, boolean likelihoods, Bounds bounds) {}

    /**
     * A scene of the sample.
     *
     * @param place of its chapter among those that are planned, from 0
     * @param number in its chapter, from 1
     */
    private record Scene(int place, int number, Section section) {}

    /**
     * A recipe.
     *
     * @param recipe of the scaffold
     * @param scaffold what its steps made; it is finished
     */
    public MeasurementRecipe(Manuscript book, ScaffoldRecipe recipe, Made scaffold, Wish wish) {
        this.book = book;
        this.scaffold = scaffold;
        this.wish = wish;
        this.surroundings = new Surroundings(wish.bounds().words(Level.PROSE));
        this.all = recipe.chapters();
        this.sections =
                all.stream().map(chapter -> recipe.scenes(chapter, scaffold)).toList();
        int longest = wish.bounds().longestWritten();
        List<Scene> writable = new ArrayList<>();
        List<Integer> plannable = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            List<Section> within = sections.get(place);
            for (int i = 0; i < within.size(); i++) {
                int words = book.words(within.get(i));
                if (words >= SHORTEST && words <= longest) {
                    writable.add(new Scene(place, i + 1, within.get(i)));
                }
            }
            int words = all.get(place).words();
            if (words >= SHORTEST && words <= MOST_SCENES_OF_A_CHAPTER * longest) {
                plannable.add(place);
            }
        }
        this.scenes = sample(writable, wish.scenes(), wish.seed());
        this.chapters = sample(plannable, wish.chapters(), wish.seed());
        this.outlined = all.size() <= wish.bounds().chaptersAtOnce();
    }

    /** So many of them, in their order. */
    private static <T> List<T> sample(List<T> all, int most, long seed) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.stream().limit(most).sorted().map(all::get).toList();
    }

    /** Whether the book has few enough chapters for its arcs to be found in the outline at once. */
    public boolean outlined() {
        return outlined;
    }

    /** Scenes of the sample. */
    public int sceneCount() {
        return scenes.size();
    }

    /** Chapters of the sample. */
    public int chapterCount() {
        return chapters.size();
    }

    @Override
    public TreeSet<StepKey> ready(Made made) {
        TreeSet<StepKey> ready = new TreeSet<>();
        boolean there = outlineReady(made, ready);
        for (int place : chapters) {
            there &= next(made, ready, StepKey.plans(number(place)), StepKey.chapter(number(place)));
        }
        for (Scene scene : scenes) {
            there &= next(made, ready, written(scene), summarised(scene));
        }
        if (there && wish.meanings() && !scenes.isEmpty() && !made.has(StepKey.of(Level.MEANINGS))) {
            ready.add(StepKey.of(Level.MEANINGS));
        }
        likelihoods().filter(key -> !made.has(key)).forEach(ready::add);
        return ready;
    }

    /** Adds the first of the steps that is not done; true if all are. */
    private static boolean next(Made made, TreeSet<StepKey> ready, StepKey... steps) {
        for (StepKey step : steps) {
            if (!made.has(step)) {
                ready.add(step);
                return false;
            }
        }
        return true;
    }

    private boolean outlineReady(Made made, TreeSet<StepKey> ready) {
        return !outlined
                || next(
                        made,
                        ready,
                        Stream.concat(
                                        IntStream.rangeClosed(1, BookRecipe.group(all.size()))
                                                .mapToObj(StepKey::outline),
                                        Stream.of(StepKey.of(Level.ARCS)))
                                .toArray(StepKey[]::new));
    }

    @Override
    public boolean complete(Made made) {
        return ready(made).isEmpty();
    }

    private int number(int place) {
        return all.get(place).number();
    }

    private StepKey written(Scene scene) {
        return StepKey.prose(number(scene.place()), scene.number(), 1);
    }

    private StepKey summarised(Scene scene) {
        return StepKey.scene(number(scene.place()), scene.number());
    }

    private Stream<StepKey> likelihoods() {
        return wish.likelihoods() ? chapters.stream().map(place -> StepKey.likelihood(number(place))) : Stream.empty();
    }

    @Override
    public Task task(StepKey key, Made made) {
        return switch (key.level()) {
            case OUTLINE -> outline(key, made);
            case ARCS -> new Task.FindArcs(outlines(made), all.size());
            case PLANS -> plans(chapter(key));
            case CHAPTER ->
                new Task.SummariseChapter(
                        all.get(chapter(key)).title(),
                        key.chapter(),
                        made.get(StepKey.plans(key.chapter()), ScenePlans.class).scenes().stream()
                                .map(ScenePlans.Planned::plan)
                                .toList());
            case PROSE -> prose(scene(key));
            case SCENE -> {
                String text = made.get(written(scene(key)), Prose.class).text();
                yield new Task.SummariseScene(
                        all.get(scene(key).place()).title(), key.chapter(), key.scene(), text, Words.count(text));
            }
            case MEANINGS -> new MeasuringTask.CompareMeanings(pairs(made));
            case LIKELIHOOD -> likelihood(chapter(key));
            case BREAKS, DIGEST, CAST, WORLD, PREMISE, PROMPTS, CANON -> throw unknown(key);
        };
    }

    private static IllegalArgumentException unknown(StepKey key) {
        return new IllegalArgumentException("step is '" + key + "': must be one of this measurement");
    }

    private int chapter(StepKey key) {
        return chapters.stream()
                .filter(place -> number(place) == key.chapter())
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    private Scene scene(StepKey key) {
        return scenes.stream()
                .filter(scene -> number(scene.place()) == key.chapter() && scene.number() == key.scene())
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    private Premise premise() {
        Premise known = scaffold.get(StepKey.of(Level.PREMISE), Premise.class);
        return new Premise(known.highlight(), UNTITLED, known.tags(), known.archetype());
    }

    private World world() {
        return scaffold.get(StepKey.of(Level.WORLD), World.class);
    }

    private Cast cast() {
        return scaffold.get(StepKey.of(Level.CAST), Cast.class);
    }

    private Arcs arcs() {
        return scaffold.get(StepKey.of(Level.ARCS), Arcs.class);
    }

    private ChapterPlan plan(int place) {
        return scaffold.get(StepKey.chapter(number(place)), ChapterPlan.class);
    }

    private ScenePlan plan(Scene scene) {
        return scaffold.get(summarised(scene), ScenePlan.class);
    }

    private String language() {
        return book.language().orElse("en");
    }

    /** The detailed request stands for what a person would have asked for. */
    private Task outline(StepKey key, Made made) {
        int group = key.chapter();
        if (!outlined || group < 1 || group > BookRecipe.group(all.size())) {
            throw unknown(key);
        }
        int first = (group - 1) * BookRecipe.CHAPTERS_AT_ONCE + 1;
        List<PlannedChapter> before = new ArrayList<>();
        for (int earlier = 1; earlier < group; earlier++) {
            for (Outline.Entry entry :
                    made.get(StepKey.outline(earlier), Outline.class).chapters()) {
                before.add(new PlannedChapter(before.size() + 1, entry.title(), entry.plan()));
            }
        }
        String request = scaffold.get(StepKey.of(Level.PROMPTS), Prompts.class).prompts().stream()
                .filter(prompt -> prompt.specificity() == Prompts.Specificity.DETAILED)
                .map(Prompts.UserPrompt::text)
                .findFirst()
                .orElse(premise().highlight());
        return new WritingTask.OutlineChapters(
                new Brief(request, language(), all.size(), book.words()),
                premise(),
                world(),
                cast(),
                arcs(),
                surroundings.latest(before),
                first,
                Math.min(all.size(), first + BookRecipe.CHAPTERS_AT_ONCE - 1));
    }

    private List<Task.Stretch> outlines(Made made) {
        List<Task.Stretch> stretches = new ArrayList<>();
        for (int group = 1; group <= BookRecipe.group(all.size()); group++) {
            for (Outline.Entry entry :
                    made.get(StepKey.outline(group), Outline.class).chapters()) {
                int number = stretches.size() + 1;
                stretches.add(new Task.Stretch(
                        number, number, entry.title(), entry.plan().summary()));
            }
        }
        return stretches;
    }

    private PlannedChapter planned(int place) {
        return new PlannedChapter(number(place), all.get(place).title(), plan(place));
    }

    private Task plans(int place) {
        int number = number(place);
        return new WritingTask.PlanScenes(
                premise(),
                world(),
                cast(),
                new Arcs(arcs().arcs().stream()
                        .filter(arc -> arc.first() <= number && arc.last() >= number)
                        .toList()),
                IntStream.rangeClosed(place - 1, place + 1)
                        .filter(near -> near >= 0 && near < all.size())
                        .mapToObj(this::planned)
                        .toList(),
                planned(place),
                all.get(place).words(),
                wish.bounds().longestWritten());
    }

    private Task prose(Scene scene) {
        ScenePlan plan = plan(scene);
        return new WritingTask.WriteScene(
                new Place(
                        UNTITLED,
                        language(),
                        world(),
                        planned(scene.place()),
                        scene.number(),
                        sections.get(scene.place()).size(),
                        Surroundings.present(cast(), plan),
                        surroundings.story(
                                IntStream.range(0, scene.place())
                                        .mapToObj(this::planned)
                                        .toList(),
                                IntStream.range(1, scene.number())
                                        .mapToObj(number -> scaffold.get(
                                                StepKey.scene(number(scene.place()), number), ScenePlan.class))
                                        .toList()),
                        List.of(),
                        Passages.ending(before(scene))),
                plan,
                book.words(scene.section()));
    }

    /** The author's text of the scene before; empty at the beginning: what stands in front of that names the book. */
    private String before(Scene scene) {
        if (scene.number() > 1) {
            return book.text(sections.get(scene.place()).get(scene.number() - 2));
        }
        return scene.place() == 0
                ? ""
                : book.text(sections.get(scene.place() - 1).getLast());
    }

    /** What went there and back, as far as it is made: plans of scenes, texts of scenes, plans of chapters, arcs. */
    public List<Pair> pairs(Made made) {
        List<Pair> pairs = new ArrayList<>();
        for (Scene scene : scenes) {
            if (made.has(summarised(scene))) {
                ScenePlan again = made.get(summarised(scene), ScenePlan.class);
                pairs.add(new Pair(summarised(scene), "scene", compared(plan(scene)), compared(again)));
            }
        }
        for (Scene scene : scenes) {
            if (made.has(written(scene))) {
                String again = made.get(written(scene), Prose.class).text();
                pairs.add(new Pair(written(scene), "text", book.text(scene.section()), again));
            }
        }
        for (int place : chapters) {
            StepKey key = StepKey.chapter(number(place));
            if (made.has(key)) {
                pairs.add(new Pair(
                        key, "chapter", PlanText.of(plan(place)), PlanText.of(made.get(key, ChapterPlan.class))));
            }
        }
        StepKey arcs = StepKey.of(Level.ARCS);
        if (made.has(arcs)) {
            pairs.add(new Pair(arcs, "arcs", PlanText.of(arcs()), PlanText.of(made.get(arcs, Arcs.class))));
        }
        return pairs;
    }

    /** Without the intensities, which are no words. */
    private static String compared(ScenePlan plan) {
        return plan.focus() + "\n" + plan.setting() + "\n" + String.join("\n", plan.bullets());
    }

    /**
     * A scene that was written anew.
     *
     * @param asked words of the author's scene, which were asked for
     * @param written words that came
     * @param stops how often its writing was stopped for running in circles
     * @param characters of its plan
     * @param kept of these, named in the plan of what was written
     */
    public record Rewritten(StepKey step, int asked, int written, int stops, int characters, int kept) {}

    /** The scenes that were written anew and summarised. */
    public List<Rewritten> rewritten(Made made) {
        List<Rewritten> all = new ArrayList<>();
        for (Scene scene : scenes) {
            if (made.has(summarised(scene))) {
                Prose prose = made.get(written(scene), Prose.class);
                List<String> planned = plan(scene).characters();
                ScenePlan again = made.get(summarised(scene), ScenePlan.class);
                List<String> named = Words.of(String.join(" ", again.characters()) + " " + compared(again));
                all.add(new Rewritten(
                        written(scene),
                        book.words(scene.section()),
                        Words.count(prose.text()),
                        prose.stops(),
                        planned.size(),
                        (int) planned.stream()
                                .filter(name -> Words.of(name).stream().anyMatch(named::contains))
                                .count()));
            }
        }
        return all;
    }

    /** The steps of the chapters whose likelihoods are known. */
    public List<StepKey> scored(Made made) {
        return likelihoods().filter(made::has).toList();
    }

    /** What a chapter is scored after, in this order. */
    public enum Given {
        /** Its title alone. */
        TITLE,
        /** Its plan and those of its scenes, and its title. */
        PLAN,
        /** The plan and scenes of another chapter, and its own title. */
        OTHER_PLAN
    }

    private Task likelihood(int place) {
        int other = chapters.size() > 1
                ? chapters.get((chapters.indexOf(place) + 1) % chapters.size())
                : (place + 1) % all.size();
        String title = all.get(place).title().isBlank() ? "" : all.get(place).title() + "\n\n";
        String plan = told(place) + "\n\n";
        String otherPlan = told(other) + "\n\n";
        int room = wish.bounds().words(Level.LIKELIHOOD) - Math.max(Words.count(plan), Words.count(otherPlan));
        String text = sections.get(place).stream().map(book::text).collect(Collectors.joining("\n\n"));
        return new MeasuringTask.ScoreText(
                Passages.beginning(text, Math.max(SHORTEST, room)), List.of(title, plan + title, otherPlan + title));
    }

    /** The plan of a chapter and those of its scenes. */
    private String told(int place) {
        return Stream.concat(
                        Stream.of(PlanText.of(plan(place))),
                        IntStream.rangeClosed(1, sections.get(place).size())
                                .mapToObj(scene -> PlanText.of(
                                        scaffold.get(StepKey.scene(number(place), scene), ScenePlan.class))))
                .collect(Collectors.joining("\n\n"));
    }
}
