package io.agon.scaffold.domain.building;

import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.structure.Section;
import io.agon.manuscript.text.Limits;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.stylometry.Words;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScaffoldRecipeTest {
    private static final Bounds BOUNDS = new Bounds(8_192, 100, 600);

    @Test
    void beginsWithScenesAndWithBreaksWhereThereAreNone() {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book(3, 2, 300, 2_000), BOUNDS);
        assertThat(recipe.ready(new Scribe()))
                .extracting(StepKey::toString)
                .containsExactly("breaks/3/1", "breaks/3/2", "scene/1/1", "scene/1/2", "scene/2/1", "scene/2/2");
    }

    @Test
    void buildsTheWholeFromTheTextUpwards() {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book(5, 2, 300, 2_000), BOUNDS);
        Scribe scribe = built(recipe, new Random(1));
        assertThat(recipe.complete(scribe)).isTrue();
        assertThat(recipe.ready(scribe)).isEmpty();
        assertThat(scribe.tasks().get(StepKey.parse("cast"))).isInstanceOfSatisfying(Task.FindCast.class, cast -> {
            assertThat(cast.names().getFirst().name()).isEqualTo("Anne");
            assertThat(cast.stretches()).hasSize(5);
        });
        scribe.tasks()
                .forEach((key, task) -> assertThat(task.violations(scribe.get(key)))
                        .as(key.toString())
                        .isEmpty());
    }

    @Property(tries = 25)
    void isTheSameInWhateverOrderStepsEnd(@ForAll long seed) {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book(6, 2, 200, 1_500), BOUNDS);
        assertThat(built(recipe, new Random(seed)).made())
                .isEqualTo(built(recipe, new Random(0)).made());
    }

    @Test
    void readsManyChaptersByWayOfDigests() {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book(100, 1, 60, 60), BOUNDS);
        Scribe scribe = built(recipe, new Random(1));
        int most = BOUNDS.chaptersAtOnce();
        assertThat(most).isLessThan(40);
        assertThat(scribe.tasks().keySet()).anyMatch(key -> key.level() == Level.DIGEST && key.chapter() == 1);
        assertThat(scribe.tasks().get(StepKey.parse("arcs"))).isInstanceOfSatisfying(Task.FindArcs.class, arcs -> {
            assertThat(arcs.stretches()).hasSizeLessThanOrEqualTo(most);
            assertThat(arcs.stretches().getFirst().first()).isEqualTo(1);
            assertThat(arcs.stretches().getLast().last()).isEqualTo(100);
            assertThat(arcs.chapters()).isEqualTo(100);
        });
        scribe.tasks().values().stream()
                .filter(Task.Condense.class::isInstance)
                .map(Task.Condense.class::cast)
                .forEach(condense -> assertThat(condense.stretches()).hasSizeBetween(2, most));
    }

    @Property(tries = 50)
    void dividesWithinTheBoundsWhateverIsProposed(
            @ForAll @IntRange(min = 0, max = 60) int proposals, @ForAll long seed) {
        Random random = new Random(seed);
        String text = prose(random, 4_000);
        SceneDivision division = new SceneDivision(text, BOUNDS);
        List<Integer> starts = division.starts(
                new SceneBreaks(random.ints(proposals, -5, 200).boxed().toList()));
        List<Integer> all = new ArrayList<>(starts);
        all.addFirst(0);
        all.add(text.length());
        assertThat(all).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i + 1 < all.size(); i++) {
            assertThat(Words.count(text, all.get(i), all.get(i + 1)))
                    .isBetween(BOUNDS.leastScene(), BOUNDS.mostScene());
        }
    }

    @Test
    void keepsWhatAModelProposesAndWhatItMayKeep() {
        String text = prose(new Random(4), 500);
        SceneDivision division = new SceneDivision(text, BOUNDS);
        List<Task.Opening> openings = division.openings();
        int third = openings.size() / 3;
        assertThat(division.starts(new SceneBreaks(List.of(2, third)))).hasSize(1);
        assertThat(text.substring(
                        division.starts(new SceneBreaks(List.of(third))).getFirst()))
                .startsWith(openings.get(third - 1).beginning().substring(0, 20));
    }

    @Test
    void dividedTheBookIsStillTheBook() {
        Manuscript book = book(5, 2, 300, 2_000);
        ScaffoldRecipe recipe = new ScaffoldRecipe(book, BOUNDS);
        Scribe scribe = built(recipe, new Random(1));
        Manuscript divided = recipe.divided(scribe);
        assertThat(divided.structure().leaves().stream().map(divided::text).collect(Collectors.joining()))
                .isEqualTo(book.body());
        long planned = scribe.made().keySet().stream()
                .filter(key -> key.level() == Level.SCENE)
                .count();
        List<Section> scenes = divided.chapters().stream()
                .flatMap(chapter -> chapter.scenes().stream())
                .toList();
        assertThat(scenes).hasSize((int) planned);
        assertThat(scenes).allSatisfy(scene -> assertThat(divided.words(scene)).isLessThanOrEqualTo(600));
    }

    @Test
    void refusesStepsOfOtherBooks() {
        ScaffoldRecipe recipe = new ScaffoldRecipe(book(2, 1, 200, 200), BOUNDS);
        Scribe nothing = new Scribe();
        assertThatThrownBy(() -> recipe.task(StepKey.scene(3, 1), nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step is 'scene/3/1': must be one of this book");
        assertThatThrownBy(() -> recipe.task(StepKey.scene(1, 2), nothing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recipe.task(StepKey.chapter(1), nothing)).isInstanceOf(NoSuchElementException.class);
        for (String wrong : List.of("", "scene/1/1/1/1", "scene/x", "scene/01", "nothing", "scene/0")) {
            assertThatThrownBy(() -> StepKey.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(StepKey.parse("scene/3/1")).isEqualTo(StepKey.scene(3, 1));
    }

    @Test
    void anEstimateIsOfTheRightSize() {
        Manuscript book = book(20, 3, 400, 3_000);
        Estimate estimate = Estimate.of(book, BOUNDS);
        Scribe scribe = built(new ScaffoldRecipe(book, BOUNDS), new Random(1));
        for (Level level : Level.values()) {
            long calls = scribe.tasks().keySet().stream()
                    .filter(key -> key.level() == level)
                    .count();
            int estimated = estimate.of(level).map(Estimate.Cost::calls).orElse(0);
            assertThat((double) estimated).as(level.word()).isBetween(0.6 * calls, 1.6 * calls);
        }
        assertThat(estimate.total().calls()).isPositive();
        assertThat(estimate.total().promptTokens()).isGreaterThan(book.words());
    }

    /** Steps end in a random order. */
    private static Scribe built(ScaffoldRecipe recipe, Random random) {
        Scribe scribe = new Scribe();
        for (List<StepKey> ready = List.copyOf(recipe.ready(scribe));
                !ready.isEmpty();
                ready = List.copyOf(recipe.ready(scribe))) {
            StepKey key = ready.get(random.nextInt(ready.size()));
            scribe.make(key, recipe.task(key, scribe));
        }
        return scribe;
    }

    /** Chapters of so many scenes, of which those of every third chapter are long. */
    private static Manuscript book(int chapters, int scenes, int words, int longWords) {
        Random random = new Random(11);
        String text = IntStream.rangeClosed(1, chapters)
                .mapToObj(chapter -> "CHAPTER " + chapter + "\n\n"
                        + IntStream.range(0, scenes)
                                .mapToObj(scene -> prose(random, chapter % 3 == 0 ? longWords : words))
                                .collect(Collectors.joining("\n* * *\n\n")))
                .collect(Collectors.joining("\n\n\n"));
        Manuscript book = new BookReader(Limits.DEFAULT).read("book.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(book.chapters()).hasSize(chapters);
        assertThat(book.chapters().getFirst().scenes()).hasSize(scenes);
        return book;
    }

    /** About so many words in paragraphs of 20 to 60. */
    private static String prose(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int written = 0; written < words; ) {
            int paragraph = Math.min(words - written, 20 + random.nextInt(40));
            for (int i = 0; i < paragraph; i++) {
                String word = Integer.toString(random.nextInt(36 * 36 * 36), 36).replaceAll("[0-9]", "e") + "a";
                text.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word)
                        .append(i == paragraph - 1 ? ".\n\n" : i % 12 == 11 ? "\n" : " ");
            }
            written += paragraph;
        }
        return text.toString();
    }
}
