package io.agon.scaffold.domain.building;

import io.agon.scaffold.Novels;
import io.agon.scaffold.domain.building.MeasurementRecipe.Wish;
import io.agon.scaffold.domain.building.WritingTask.WriteScene;
import io.agon.scaffold.domain.plan.Prompts;
import io.agon.stylometry.Words;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeasurementRecipeTest {
    private static final Bounds BOUNDS = Bounds.of(32_768);
    private static final Scaffolded NOVEL = Scaffolded.of(Novels.of(10, 3, 8));

    @Test
    void goesThereAndBackAtEveryLevelAndThenCompares() {
        Measured measured = Measured.of(NOVEL, new Wish(5, 2, 1, true, true, BOUNDS));
        assertThat(measured.recipe().complete(measured.made())).isTrue();
        assertThat(measured.scribe().tasks().keySet().stream().map(StepKey::level))
                .containsOnlyOnce(Level.ARCS, Level.MEANINGS)
                .filteredOn(level -> level == Level.OUTLINE)
                .as("ten chapters, eight at a time")
                .hasSize(2);
        assertThat(count(measured, Level.PROSE))
                .isEqualTo(count(measured, Level.SCENE))
                .isEqualTo(5);
        assertThat(count(measured, Level.PLANS))
                .isEqualTo(count(measured, Level.CHAPTER))
                .isEqualTo(count(measured, Level.LIKELIHOOD))
                .isEqualTo(2);
        measured.scribe()
                .tasks()
                .forEach((key, task) -> assertThat(
                                task.violations(measured.made().get(key)))
                        .as(key.toString())
                        .isEmpty());
        assertThat(measured.recipe().pairs(measured.made()))
                .extracting(MeasuringTask.Pair::kind)
                .containsExactly(
                        "scene", "scene", "scene", "scene", "scene", "text", "text", "text", "text", "text", "chapter",
                        "chapter", "arcs");
    }

    @Test
    void measuresOnlyWhatIsAskedForAndNoMoreThanThereIs() {
        Measured measured = Measured.of(NOVEL, new Wish(1_000, 1_000, 1, false, false, BOUNDS));
        assertThat(count(measured, Level.PROSE)).isEqualTo(30);
        assertThat(count(measured, Level.PLANS)).isEqualTo(10);
        assertThat(count(measured, Level.MEANINGS) + count(measured, Level.LIKELIHOOD))
                .isZero();
    }

    @Test
    void seedSaysWhichAreMeasured() {
        Wish wish = new Wish(4, 2, 7, false, false, BOUNDS);
        assertThat(sample(wish)).isEqualTo(sample(wish)).hasSize(4);
        assertThat(Stream.of(1, 2, 3, 4, 5)
                        .map(seed -> sample(new Wish(4, 2, seed, false, false, BOUNDS)))
                        .distinct())
                .hasSizeGreaterThan(2);
    }

    private static List<StepKey> sample(Wish wish) {
        return Measured.of(NOVEL, wish).scribe().tasks().keySet().stream()
                .filter(key -> key.level() == Level.PROSE)
                .toList();
    }

    @Test
    void writersAreToldThePlanAndWhatStandsBeforeButNoTitle() {
        Measured measured = Measured.of(NOVEL, new Wish(30, 10, 1, false, false, BOUNDS));
        WriteScene scene = (WriteScene) measured.scribe().tasks().get(StepKey.prose(2, 2, 1));
        assertThat(scene.plan()).isEqualTo(NOVEL.made().get(StepKey.scene(2, 2)));
        assertThat(scene.place().title()).isEqualTo("Untitled");
        assertThat(scene.place().story()).hasSize(2);
        assertThat(scene.place().scenes()).isEqualTo(3);
        assertThat(NOVEL.book().body()).contains(scene.place().before());
        assertThat(scene.words())
                .isEqualTo(Words.count(NOVEL.book()
                        .text(NOVEL.recipe()
                                .scenes(NOVEL.recipe().chapters().get(1), NOVEL.made())
                                .get(1))));
        assertThat(measured.scribe().tasks().values())
                .as("no task names the book")
                .noneMatch(task -> task.toString().contains(NOVEL.book().title().orElseThrow()));
        WritingTask.OutlineChapters outline =
                (WritingTask.OutlineChapters) measured.scribe().tasks().get(StepKey.outline(1));
        assertThat(outline.brief().text())
                .isEqualTo(NOVEL.made().get(StepKey.of(Level.PROMPTS), Prompts.class).prompts().stream()
                        .filter(prompt -> prompt.specificity() == Prompts.Specificity.DETAILED)
                        .findFirst()
                        .orElseThrow()
                        .text());
    }

    @Test
    void scoresTheAuthorsTextAfterItsTitleItsPlanAndAnothers() {
        Measured measured = Measured.of(NOVEL, new Wish(1, 2, 1, false, true, BOUNDS));
        List<MeasuringTask.ScoreText> tasks = measured.scribe().tasks().values().stream()
                .filter(MeasuringTask.ScoreText.class::isInstance)
                .map(MeasuringTask.ScoreText.class::cast)
                .toList();
        assertThat(tasks).hasSize(2).allSatisfy(task -> {
            assertThat(task.given()).hasSize(3);
            String title = task.given().getFirst();
            assertThat(task.given().get(1))
                    .endsWith(title)
                    .isNotEqualTo(task.given().get(2));
            assertThat(task.text().lines().filter(line -> !line.isBlank()))
                    .allMatch(line -> NOVEL.book().body().contains(line));
        });
        assertThat(tasks.get(0).given().get(2))
                .as("the other plan is that of the other chapter")
                .startsWith(tasks.get(1).given().get(1).lines().findFirst().orElseThrow());
    }

    @Test
    void longTextsAreScoredAsFarAsTheContextWindowReaches() {
        Scaffolded longer = Scaffolded.of(Novels.of(2, 40, 8));
        Bounds small = Bounds.of(8_192);
        Measured measured = Measured.of(longer, new Wish(1, 1, 1, false, true, small));
        MeasuringTask.ScoreText task = (MeasuringTask.ScoreText) measured.scribe().tasks().values().stream()
                .filter(MeasuringTask.ScoreText.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(Words.count(task.text()) + Words.count(task.given().get(1)))
                .isBetween(3_000, small.words(Level.LIKELIHOOD) + 20);
    }

    @Test
    void bookOfManyChaptersIsNotOutlinedAnew() {
        Scaffolded many = Scaffolded.of(Novels.of(60, 1, 3));
        MeasurementRecipe recipe = new MeasurementRecipe(
                many.book(), many.recipe(), many.made(), new Wish(2, 2, 1, false, false, Bounds.of(8_192)));
        assertThat(recipe.outlined()).isFalse();
        assertThat(recipe.ready(Made.NOTHING)).noneMatch(key -> key.level() == Level.OUTLINE);
        assertThatThrownBy(() -> recipe.task(StepKey.outline(1), Made.NOTHING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stepsOfOtherWorkAreUnknown() {
        MeasurementRecipe recipe = new MeasurementRecipe(
                NOVEL.book(), NOVEL.recipe(), NOVEL.made(), new Wish(1, 1, 1, true, true, BOUNDS));
        for (String key : List.of("cast", "prose/99/1/1", "plans/99", "canon/1/1/1", "outline/3")) {
            assertThatThrownBy(() -> recipe.task(StepKey.parse(key), Made.NOTHING))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static long count(Measured measured, Level level) {
        return measured.scribe().tasks().keySet().stream()
                .filter(key -> key.level() == level)
                .count();
    }
}
