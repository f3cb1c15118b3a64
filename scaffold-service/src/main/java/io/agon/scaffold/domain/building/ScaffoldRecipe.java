package io.agon.scaffold.domain.building;

import io.agon.manuscript.Chapter;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.structure.Section;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps that make the scaffold of a book, from the text upwards. */
public final class ScaffoldRecipe implements Recipe {
    /** The levels of its steps, in the order in which they are made. */
    public static final List<Level> LEVELS = List.of(
            Level.BREAKS,
            Level.SCENE,
            Level.CHAPTER,
            Level.DIGEST,
            Level.ARCS,
            Level.CAST,
            Level.WORLD,
            Level.PREMISE,
            Level.PROMPTS);

    private static final int SAMPLES = 3;
    private static final int SAMPLE_WORDS = 350;
    private static final int MOST_NAMES = 80;

    private final Manuscript book;
    private final Bounds bounds;
    private final List<Chapter> chapters;
    private final int chaptersAtOnce;

    public ScaffoldRecipe(Manuscript book, Bounds bounds) {
        this.book = book;
        this.bounds = bounds;
        // what has no words, such as a heading alone, has nothing to be planned
        this.chapters =
                book.chapters().stream().filter(chapter -> chapter.words() > 0).toList();
        this.chaptersAtOnce = bounds.chaptersAtOnce();
    }

    /** Chapters that are planned; their numbers are the book's. */
    public List<Chapter> chapters() {
        return chapters;
    }

    @Override
    public TreeSet<StepKey> ready(Made made) {
        TreeSet<StepKey> ready = new TreeSet<>();
        boolean allChapters = true;
        for (Chapter chapter : chapters) {
            if (made.has(StepKey.chapter(chapter.number()))) {
                continue;
            }
            allChapters = false;
            readyIn(chapter, made, ready);
        }
        if (allChapters && digestsDone(made, ready)) {
            readyOverall(made, ready);
        }
        ready.removeIf(made::has);
        return ready;
    }

    @Override
    public boolean complete(Made made) {
        return made.has(StepKey.of(Level.PROMPTS));
    }

    private void readyIn(Chapter chapter, Made made, TreeSet<StepKey> ready) {
        List<StepKey> missingBreaks = missingBreaks(chapter, made);
        if (!missingBreaks.isEmpty()) {
            ready.addAll(missingBreaks);
            return;
        }
        List<StepKey> scenes = sceneKeys(chapter, made);
        if (scenes.stream().allMatch(made::has)) {
            ready.add(StepKey.chapter(chapter.number()));
        } else {
            ready.addAll(scenes);
        }
    }

    private List<StepKey> sceneKeys(Chapter chapter, Made made) {
        return IntStream.rangeClosed(1, scenes(chapter, made).size())
                .mapToObj(scene -> StepKey.scene(chapter.number(), scene))
                .toList();
    }

    /** Whether it is known where the scenes of a chapter begin. */
    public boolean scenesKnown(Chapter chapter, Made made) {
        return missingBreaks(chapter, made).isEmpty();
    }

    private List<StepKey> missingBreaks(Chapter chapter, Made made) {
        return IntStream.range(0, chapter.scenes().size())
                .filter(i -> tooLong(chapter.scenes().get(i)))
                .mapToObj(i -> StepKey.breaks(chapter.number(), i + 1))
                .filter(key -> !made.has(key))
                .toList();
    }

    private boolean tooLong(Section scene) {
        return book.words(scene) > bounds.mostScene();
    }

    /**
     * The scenes of a chapter, once it is known where they begin. Scenes without words are left out.
     *
     * @throws java.util.NoSuchElementException if it is not known yet
     */
    public List<Section> scenes(Chapter chapter, Made made) {
        return divided(chapter, made).stream()
                .filter(scene -> book.words(scene) > 0)
                .toList();
    }

    private List<Section> divided(Chapter chapter, Made made) {
        List<Section> scenes = new ArrayList<>();
        for (int i = 0; i < chapter.scenes().size(); i++) {
            Section scene = chapter.scenes().get(i);
            if (!tooLong(scene)) {
                scenes.add(scene);
                continue;
            }
            SceneBreaks breaks = made.get(StepKey.breaks(chapter.number(), i + 1), SceneBreaks.class);
            int from = scene.start();
            for (int start : new SceneDivision(book.text(scene), bounds).starts(breaks)) {
                scenes.add(part(scene, from, scene.start() + start));
                from = scene.start() + start;
            }
            scenes.add(part(scene, from, scene.end()));
        }
        return scenes;
    }

    private static Section part(Section scene, int start, int end) {
        return new Section(scene.kind(), scene.label(), scene.title(), start, end, List.of());
    }

    /** The book with every scene that was found in it; its leaves are still the body, character for character. */
    public Manuscript divided(Made made) {
        Manuscript divided = book;
        for (Chapter chapter : chapters) {
            TreeSet<Integer> starts = new TreeSet<>();
            divided(chapter, made).forEach(scene -> starts.add(scene.start()));
            chapter.scenes().forEach(scene -> starts.remove(scene.start()));
            if (!starts.isEmpty()) {
                divided = divided.divided(chapter.number(), List.copyOf(starts));
            }
        }
        return divided;
    }

    /** Adds digests that are missing; true if none is. */
    private boolean digestsDone(Made made, TreeSet<StepKey> ready) {
        int count = chapters.size();
        for (int depth = 1; count > chaptersAtOnce; depth++) {
            int groups = groups(count);
            int at = depth;
            List<StepKey> missing = IntStream.rangeClosed(1, groups)
                    .mapToObj(place -> StepKey.digest(at, place))
                    .filter(key -> !made.has(key))
                    .toList();
            if (!missing.isEmpty()) {
                ready.addAll(missing);
                return false;
            }
            count = groups;
        }
        return true;
    }

    private int groups(int count) {
        return (count + chaptersAtOnce - 1) / chaptersAtOnce;
    }

    private void readyOverall(Made made, TreeSet<StepKey> ready) {
        List<StepKey> three = List.of(StepKey.of(Level.ARCS), StepKey.of(Level.CAST), StepKey.of(Level.WORLD));
        if (!three.stream().allMatch(made::has)) {
            ready.addAll(three);
        } else if (!made.has(StepKey.of(Level.PREMISE))) {
            ready.add(StepKey.of(Level.PREMISE));
        } else {
            ready.add(StepKey.of(Level.PROMPTS));
        }
    }

    @Override
    public Task task(StepKey key, Made made) {
        return switch (key.level()) {
            case BREAKS -> breaks(chapter(key), key.scene());
            case SCENE -> scene(chapter(key), key.scene(), made);
            case CHAPTER -> chapter(chapter(key), made);
            case DIGEST -> condense(key, made);
            case ARCS -> new Task.FindArcs(overview(made), chapters.getLast().number());
            case CAST -> new Task.FindCast(overview(made), names(made));
            case WORLD -> new Task.DescribeWorld(overview(made), samples());
            case PREMISE ->
                new Task.FindPremise(
                        book.title().orElse(""),
                        made.get(StepKey.of(Level.ARCS), Arcs.class),
                        made.get(StepKey.of(Level.CAST), Cast.class),
                        made.get(StepKey.of(Level.WORLD), World.class));
            case PROMPTS ->
                new Task.WritePrompts(
                        made.get(StepKey.of(Level.PREMISE), Premise.class),
                        made.get(StepKey.of(Level.CAST), Cast.class),
                        made.get(StepKey.of(Level.WORLD), World.class),
                        made.get(StepKey.of(Level.ARCS), Arcs.class),
                        Stream.of(book.title(), book.author())
                                .flatMap(Optional::stream)
                                .toList());
            case OUTLINE, PLANS, PROSE, CANON, MEANINGS, LIKELIHOOD -> throw unknown(key);
        };
    }

    private Chapter chapter(StepKey key) {
        return chapters.stream()
                .filter(chapter -> chapter.number() == key.chapter())
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    private static IllegalArgumentException unknown(StepKey key) {
        return new IllegalArgumentException("step is '" + key + "': must be one of this book");
    }

    private Task breaks(Chapter chapter, int stretch) {
        if (stretch < 1 || stretch > chapter.scenes().size()) {
            throw unknown(StepKey.breaks(chapter.number(), stretch));
        }
        Section section = chapter.scenes().get(stretch - 1);
        SceneDivision division = new SceneDivision(book.text(section), bounds);
        return new Task.FindBreaks(chapter.title(), division.openings(), bounds.leastScene(), bounds.mostScene());
    }

    private Task scene(Chapter chapter, int number, Made made) {
        List<Section> scenes = scenes(chapter, made);
        if (number < 1 || number > scenes.size()) {
            throw unknown(StepKey.scene(chapter.number(), number));
        }
        Section scene = scenes.get(number - 1);
        return new Task.SummariseScene(chapter.title(), chapter.number(), number, book.text(scene), book.words(scene));
    }

    private Task chapter(Chapter chapter, Made made) {
        List<ScenePlan> scenes = sceneKeys(chapter, made).stream()
                .map(key -> made.get(key, ScenePlan.class))
                .toList();
        return new Task.SummariseChapter(chapter.title(), chapter.number(), scenes);
    }

    private Task condense(StepKey key, Made made) {
        List<Task.Stretch> below = stretches(key.chapter() - 1, made);
        int groups = groups(below.size());
        if (key.scene() < 1 || key.scene() > groups) {
            throw unknown(key);
        }
        return new Task.Condense(group(below, key.scene() - 1, groups));
    }

    /** Groups differ in size by one at most. */
    private static <T> List<T> group(List<T> all, int place, int groups) {
        long size = all.size();
        return all.subList((int) (size * place / groups), (int) (size * (place + 1) / groups));
    }

    /** The book as the steps over the whole of it read it. */
    private List<Task.Stretch> overview(Made made) {
        int depth = 0;
        for (int count = chapters.size(); count > chaptersAtOnce; count = groups(count)) {
            depth++;
        }
        return stretches(depth, made);
    }

    private List<Task.Stretch> stretches(int depth, Made made) {
        List<Task.Stretch> stretches = chapters.stream()
                .map(chapter -> new Task.Stretch(
                        chapter.number(),
                        chapter.number(),
                        chapter.title(),
                        made.get(StepKey.chapter(chapter.number()), ChapterPlan.class)
                                .summary()))
                .toList();
        for (int d = 1; d <= depth; d++) {
            List<Task.Stretch> below = stretches;
            int groups = groups(below.size());
            int at = d;
            stretches = IntStream.range(0, groups)
                    .mapToObj(place -> {
                        List<Task.Stretch> group = group(below, place, groups);
                        return new Task.Stretch(
                                group.getFirst().first(),
                                group.getLast().last(),
                                "",
                                made.get(StepKey.digest(at, place + 1), Digest.class)
                                        .summary());
                    })
                    .toList();
        }
        return stretches;
    }

    /** Who takes part in most scenes; of equally many, in the order of the text. */
    private List<Task.Name> names(Made made) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Chapter chapter : chapters) {
            for (StepKey key : sceneKeys(chapter, made)) {
                made.get(key, ScenePlan.class).characters().stream()
                        .distinct()
                        .forEach(name -> counts.merge(name, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Task.Name(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Task.Name::scenes).reversed())
                .limit(MOST_NAMES)
                .toList();
    }

    /** From the beginning, the middle and the end. */
    private List<String> samples() {
        int most = Math.min(SAMPLES, chapters.size());
        return IntStream.range(0, most)
                .mapToObj(i -> chapters.get(most == 1 ? 0 : i * (chapters.size() - 1) / (most - 1)))
                .map(chapter -> Passages.beginning(
                        book.text(chapter.scenes().stream()
                                .filter(scene -> book.words(scene) > 0)
                                .findFirst()
                                .orElseThrow()),
                        SAMPLE_WORDS))
                .toList();
    }
}
