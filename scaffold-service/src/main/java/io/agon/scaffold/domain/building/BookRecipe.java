package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.building.WritingTask.Place;
import io.agon.scaffold.domain.building.WritingTask.PlannedChapter;
import io.agon.scaffold.domain.canon.Canon;
import io.agon.scaffold.domain.canon.Conflict;
import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.Outline;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.ScenePlans;
import io.agon.scaffold.domain.plan.World;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The steps that write a book from a request: premise, world, cast, arcs, outline, then the scenes of each chapter, then the text,
 * scene after scene. After each scene it is read what it adds to what holds; a scene that contradicts what held is written again,
 * {@value #MOST_ROUNDS} times in all at most, and what then still contradicts is told.
 */
public final class BookRecipe implements Recipe {
    /** How often a scene is written at most. */
    public static final int MOST_ROUNDS = 3;

    /** The levels of its steps, in the order in which they are made. */
    public static final List<Level> LEVELS = List.of(
            Level.PREMISE, Level.WORLD, Level.CAST, Level.ARCS, Level.OUTLINE, Level.PLANS, Level.PROSE, Level.CANON);

    /** Chapters that are outlined in one step. */
    static final int CHAPTERS_AT_ONCE = 8;

    private static final double CANON_SHARE = 0.25;

    private final Brief brief;
    private final Bounds bounds;
    private final int room;
    private final Surroundings surroundings;

    public BookRecipe(Brief brief, Bounds bounds) {
        this.brief = brief;
        this.bounds = bounds;
        this.room = bounds.words(Level.PROSE);
        this.surroundings = new Surroundings(room);
    }

    @Override
    public TreeSet<StepKey> ready(Made made) {
        TreeSet<StepKey> ready = new TreeSet<>();
        for (Level level : List.of(Level.PREMISE, Level.WORLD, Level.CAST, Level.ARCS)) {
            if (!made.has(StepKey.of(level))) {
                ready.add(StepKey.of(level));
                return ready;
            }
        }
        for (int group = 1; group <= groups(); group++) {
            if (!made.has(StepKey.outline(group))) {
                ready.add(StepKey.outline(group));
                return ready;
            }
        }
        for (int chapter = 1; chapter <= brief.chapters(); chapter++) {
            if (!made.has(StepKey.plans(chapter))) {
                ready.add(StepKey.plans(chapter));
            }
        }
        nextScene(made, ready);
        return ready;
    }

    /** The first scene that is not finished, if it and all chapters before are planned. */
    private void nextScene(Made made, TreeSet<StepKey> ready) {
        for (DraftedChapter chapter : draft(made).chapters()) {
            for (DraftedScene scene : chapter.scenes()) {
                if (!scene.written().finished()) {
                    ready.add(scene.written().next());
                    return;
                }
            }
            if (chapter.scenes().isEmpty()) {
                return;
            }
        }
    }

    @Override
    public boolean complete(Made made) {
        return ready(made).isEmpty();
    }

    /**
     * A writing of a scene.
     *
     * @param number from 1
     * @param conflicts with what held before
     */
    public record Round(int number, Prose prose, List<Conflict> conflicts) {}

    /**
     * A scene as far as it is written.
     *
     * @param rounds each writing of it that was read; the last is the one that stands, if the scene is finished
     * @param next what is to be done for it, or null if it is finished
     */
    public record Written(List<Round> rounds, StepKey next) {
        /** Whether its text stands. */
        public boolean finished() {
            return next == null;
        }
    }

    /** @param canon what held before; if the scene is finished, what it adds is taken in */
    private static Written written(int chapter, int scene, Canon canon, Made made) {
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; ; round++) {
            StepKey prose = StepKey.prose(chapter, scene, round);
            StepKey read = StepKey.canon(chapter, scene, round);
            if (!made.has(prose) || !made.has(read)) {
                return new Written(rounds, made.has(prose) ? read : prose);
            }
            CanonUpdate update = made.get(read, CanonUpdate.class);
            List<Conflict> conflicts = canon.conflicts(update);
            rounds.add(new Round(round, made.get(prose, Prose.class), conflicts));
            if (conflicts.isEmpty() || round == MOST_ROUNDS) {
                canon.add(chapter, scene, update);
                return new Written(rounds, null);
            }
        }
    }

    private int groups() {
        return group(brief.chapters());
    }

    /** Which group of chapters a chapter is outlined in, from 1. */
    static int group(int chapter) {
        return (chapter - 1) / CHAPTERS_AT_ONCE + 1;
    }

    private int scenes(int chapter, Made made) {
        return made.get(StepKey.plans(chapter), ScenePlans.class).scenes().size();
    }

    @Override
    public Task task(StepKey key, Made made) {
        return switch (key.level()) {
            case PREMISE -> new WritingTask.Conceive(brief);
            case WORLD -> new WritingTask.BuildWorld(brief, premise(made));
            case CAST -> new WritingTask.InventCast(brief, premise(made), world(made));
            case ARCS -> new WritingTask.DrawArcs(brief, premise(made), world(made), cast(made));
            case OUTLINE -> outline(key, made);
            case PLANS -> plans(key, made);
            case PROSE -> prose(key, made);
            case CANON -> canon(key, made);
            case BREAKS, SCENE, CHAPTER, DIGEST, PROMPTS, MEANINGS, LIKELIHOOD -> throw unknown(key);
        };
    }

    private static IllegalArgumentException unknown(StepKey key) {
        return new IllegalArgumentException("step is '" + key + "': must be one of this book");
    }

    private static Premise premise(Made made) {
        return made.get(StepKey.of(Level.PREMISE), Premise.class);
    }

    private static World world(Made made) {
        return made.get(StepKey.of(Level.WORLD), World.class);
    }

    private static Cast cast(Made made) {
        return made.get(StepKey.of(Level.CAST), Cast.class);
    }

    private static Arcs arcs(Made made) {
        return made.get(StepKey.of(Level.ARCS), Arcs.class);
    }

    private Task outline(StepKey key, Made made) {
        int group = key.chapter();
        if (group < 1 || group > groups()) {
            throw unknown(key);
        }
        int first = (group - 1) * CHAPTERS_AT_ONCE + 1;
        List<PlannedChapter> before = IntStream.range(1, first)
                .mapToObj(number -> chapter(number, made))
                .toList();
        return new WritingTask.OutlineChapters(
                brief,
                premise(made),
                world(made),
                cast(made),
                arcs(made),
                surroundings.latest(before),
                first,
                Math.min(brief.chapters(), first + CHAPTERS_AT_ONCE - 1));
    }

    /**
     * A chapter as it is planned.
     *
     * @throws java.util.NoSuchElementException if it is not planned yet
     */
    public PlannedChapter chapter(int number, Made made) {
        Outline outline = made.get(StepKey.outline(group(number)), Outline.class);
        Outline.Entry entry = outline.chapters().get((number - 1) % CHAPTERS_AT_ONCE);
        return new PlannedChapter(number, entry.title(), entry.plan());
    }

    private Task plans(StepKey key, Made made) {
        int number = key.chapter();
        requireChapter(key);
        List<PlannedChapter> around = IntStream.rangeClosed(number - 1, number + 1)
                .filter(n -> n >= 1 && n <= brief.chapters())
                .mapToObj(n -> chapter(n, made))
                .toList();
        Arcs through = new Arcs(arcs(made).arcs().stream()
                .filter(arc -> arc.first() <= number && arc.last() >= number)
                .toList());
        return new WritingTask.PlanScenes(
                premise(made),
                world(made),
                cast(made),
                through,
                around,
                chapter(number, made),
                brief.words() / brief.chapters(),
                bounds.longestWritten());
    }

    private void requireChapter(StepKey key) {
        if (key.chapter() < 1 || key.chapter() > brief.chapters()) {
            throw unknown(key);
        }
    }

    private Task prose(StepKey key, Made made) {
        ScenePlans.Planned planned = planned(key, made);
        Before before = before(key, made);
        Place place = place(key, planned.plan(), before, made);
        if (key.round() == 1) {
            return new WritingTask.WriteScene(place, planned.plan(), planned.words());
        }
        Prose last = made.get(StepKey.prose(key.chapter(), key.scene(), key.round() - 1), Prose.class);
        CanonUpdate read = made.get(StepKey.canon(key.chapter(), key.scene(), key.round() - 1), CanonUpdate.class);
        return new WritingTask.ReviseScene(
                place,
                planned.plan(),
                planned.words(),
                last.text(),
                before.canon().conflicts(read));
    }

    /**
     * The book up to a scene.
     *
     * @param text of the scene before; empty at the beginning
     */
    private record Before(Canon canon, String text) {}

    /** @throws NoSuchElementException if an earlier scene is not finished */
    private Before before(StepKey key, Made made) {
        Canon canon = new Canon(cast(made));
        String text = "";
        for (int chapter = 1; chapter <= key.chapter(); chapter++) {
            int scenes = chapter == key.chapter() ? key.scene() - 1 : scenes(chapter, made);
            for (int scene = 1; scene <= scenes; scene++) {
                Written written = written(chapter, scene, canon, made);
                if (!written.finished()) {
                    throw new NoSuchElementException(written.next() + " is not made");
                }
                text = written.rounds().getLast().prose().text();
            }
        }
        return new Before(canon, text);
    }

    private ScenePlans.Planned planned(StepKey key, Made made) {
        requireChapter(key);
        List<ScenePlans.Planned> scenes =
                made.get(StepKey.plans(key.chapter()), ScenePlans.class).scenes();
        if (key.scene() < 1 || key.scene() > scenes.size() || key.round() < 1 || key.round() > MOST_ROUNDS) {
            throw unknown(key);
        }
        return scenes.get(key.scene() - 1);
    }

    private Place place(StepKey key, ScenePlan plan, Before before, Made made) {
        PlannedChapter chapter = chapter(key.chapter(), made);
        return new Place(
                premise(made).title(),
                brief.language(),
                world(made),
                chapter,
                key.scene(),
                scenes(key.chapter(), made),
                Surroundings.present(cast(made), plan),
                story(key, made),
                before.canon().about(told(plan), (int) (room * CANON_SHARE)),
                Passages.ending(before.text()));
    }

    private static String told(ScenePlan plan) {
        return String.join(
                " . ",
                plan.focus(),
                plan.setting(),
                String.join(" . ", plan.characters()),
                String.join(" . ", plan.bullets()));
    }

    private List<String> story(StepKey key, Made made) {
        return surroundings.story(
                IntStream.range(1, key.chapter())
                        .mapToObj(number -> chapter(number, made))
                        .toList(),
                made.get(StepKey.plans(key.chapter()), ScenePlans.class).scenes().stream()
                        .limit(key.scene() - 1)
                        .map(ScenePlans.Planned::plan)
                        .toList());
    }

    private Task canon(StepKey key, Made made) {
        ScenePlans.Planned unused = planned(key, made);
        String text = made.get(StepKey.prose(key.chapter(), key.scene(), key.round()), Prose.class)
                .text();
        return new WritingTask.ReadCanon(
                key.chapter(),
                key.scene(),
                text,
                cast(made).characters().stream().map(Cast.Character::name).toList(),
                before(key, made).canon().about(text, (int) (room * CANON_SHARE)));
    }

    /**
     * A scene that is planned.
     *
     * @param number in its chapter, from 1
     */
    public record DraftedScene(int number, ScenePlans.Planned planned, Written written) {
        /** The text that stands, or, of a scene that is not finished, the last that was read; empty if there is none. */
        public Optional<Prose> prose() {
            return written.rounds().isEmpty()
                    ? Optional.empty()
                    : Optional.of(written.rounds().getLast().prose());
        }
    }

    /**
     * A chapter that is planned.
     *
     * @param scenes empty as long as they are not planned
     */
    public record DraftedChapter(PlannedChapter chapter, List<DraftedScene> scenes) {}

    /**
     * The book as far as it is made.
     *
     * @param canon what holds after the last finished scene
     */
    public record Draft(List<DraftedChapter> chapters, Canon canon) {}

    /** The book as far as it is made; empty before there is an outline. */
    public Draft draft(Made made) {
        if (!made.has(StepKey.of(Level.CAST))) {
            return new Draft(List.of(), new Canon(new Cast(List.of())));
        }
        Canon canon = new Canon(cast(made));
        List<DraftedChapter> chapters = new ArrayList<>();
        boolean reached = true;
        for (int chapter = 1; chapter <= brief.chapters() && made.has(StepKey.outline(group(chapter))); chapter++) {
            List<DraftedScene> scenes = new ArrayList<>();
            if (made.has(StepKey.plans(chapter))) {
                for (ScenePlans.Planned planned :
                        made.get(StepKey.plans(chapter), ScenePlans.class).scenes()) {
                    int scene = scenes.size() + 1;
                    Written written = reached
                            ? written(chapter, scene, canon, made)
                            : new Written(List.of(), StepKey.prose(chapter, scene, 1));
                    reached = written.finished();
                    scenes.add(new DraftedScene(scene, planned, written));
                }
            }
            reached &= !scenes.isEmpty();
            chapters.add(new DraftedChapter(chapter(chapter, made), scenes));
        }
        return new Draft(chapters, canon);
    }
}
