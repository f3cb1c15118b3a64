package io.agon.scaffold.application;

import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ChapterPlan;
import io.agon.scaffold.domain.plan.Intensities;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.Remainder;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.scaffold.domain.plan.World;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Model;
import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.Words;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ProseWritingTest {
    private static final int WORDS = 600;
    private static final Model MODEL = new Model("writer", "default", "m", null);
    private static final BookSpecification SPECIFICATION = new BookSpecification(
            new Brief("a book", "en", 1, WORDS), null, MODEL, MODEL, 1, 0, null, Bounds.of(32_768), 7, 0);
    private static final ScenePlan PLAN = new ScenePlan(
            "a quarrel",
            "close third",
            "a kitchen",
            List.of("Anne"),
            List.of("one", "two"),
            new Intensities(1, 2, 3, 4, 0, 0, 5));
    private static final WritingTask.WriteScene SCENE = new WritingTask.WriteScene(
            new WritingTask.Place(
                    "Title",
                    "en",
                    new World("a town", List.of("none"), new World.Style("third", "past", "plain", List.of("irony"))),
                    new WritingTask.PlannedChapter(1, "One", new ChapterPlan("much", List.of("event"))),
                    1,
                    1,
                    new Cast(List.of()),
                    List.of(),
                    List.of(),
                    ""),
            PLAN,
            WORDS);
    private static final StepKey KEY = StepKey.parse("prose/1/1/1");
    private static final Remainder REST = new Remainder(List.of("what is left"));

    @Test
    void takesATextOfTheWishedLength() {
        ScriptedScribe scribe = new ScriptedScribe(prose(text("a", WORDS)));
        assertThat(written(scribe).stops()).isZero();
        assertThat(scribe.tasks()).containsExactly(SCENE);
    }

    @Test
    void goesOnByAnotherPlanFromWhereATextBeganToRunInCircles() {
        ScriptedScribe scribe =
                new ScriptedScribe(prose(text("a", 300) + " " + circles()), REST, prose(text("b", 300)));

        Prose written = written(scribe);

        assertThat(scribe.tasks())
                .hasExactlyElementsOfTypes(
                        WritingTask.WriteScene.class, WritingTask.Replan.class, WritingTask.ContinueScene.class);
        WritingTask.ContinueScene rest =
                (WritingTask.ContinueScene) scribe.tasks().get(2);
        assertThat(rest.bullets()).containsExactly("what is left");
        assertThat(rest.text()).endsWith(".");
        assertThat(rest.wordsLeft()).isBetween(200, 400);
        assertThat(written.stops()).isEqualTo(1);
        assertThat(written.text()).startsWith(rest.text()).endsWith(text("b", 300));
        assertThat(RepetitionSentinel.in(written.text())).isEmpty();
    }

    @Test
    void beginsAnewWhereNothingSoundIsLeft() {
        ScriptedScribe scribe = new ScriptedScribe(prose(circles()), prose(text("a", WORDS)));
        assertThat(written(scribe).stops()).isEqualTo(1);
        assertThat(scribe.tasks()).containsExactly(SCENE, SCENE);
        assertThat(scribe.seeds()).doesNotHaveDuplicates();
    }

    @Test
    void endsASceneThatIsNearlyToldWhereItBeganToRunInCircles() {
        Prose written = written(new ScriptedScribe(prose(text("a", 640) + " " + circles())));
        assertThat(written.stops()).isEqualTo(1);
        assertThat(Words.count(written.text())).isBetween(480, 640);
    }

    @Test
    void goesOnWhereATextEndedAtTheTokenLimit() {
        ScriptedScribe scribe = new ScriptedScribe(prose(text("a", 300)), REST, prose(text("b", 300))).cuttingOff(0);
        Prose written = written(scribe);
        assertThat(written.stops()).isZero();
        assertThat(Words.count(written.text())).isBetween(590, 600);
    }

    @Test
    void givesUpWhereEveryTextRunsInCircles() {
        DoTask.Outcome outcome = apply(new ScriptedScribe(
                prose(circles()), prose(circles()), prose(circles()), prose(circles()), prose(circles())));
        assertThat(outcome).isInstanceOfSatisfying(DoTask.Failed.class, failed -> {
            assertThat(failed.violations()).singleElement().asString().contains("running in circles 5 times");
            assertThat(failed.origin().consumption().calls()).isEqualTo(5);
        });
    }

    @Test
    void hasATextOfTheWrongLengthWrittenAgainWithTheReason() {
        ScriptedScribe scribe = new ScriptedScribe(prose(text("a", 100)), prose(text("b", WORDS)));
        assertThat(written(scribe).text()).isEqualTo(text("b", WORDS));
        assertThat(scribe.complaints().get(1).violations())
                .containsExactly("text is 100 words long: must have about 600 words");
    }

    private static Prose written(ScriptedScribe scribe) {
        DoTask.Outcome outcome = apply(scribe);
        assertThat(outcome).isInstanceOf(DoTask.Done.class);
        return (Prose) ((DoTask.Done) outcome).artefact();
    }

    private static DoTask.Outcome apply(ScriptedScribe scribe) {
        return new DoTask(scribe, SceneContests.NONE).apply("s-1", KEY, SCENE, SPECIFICATION);
    }

    private static Artefact prose(String text) {
        return new Prose(text, 0);
    }

    /** Sentences of ten different words each. */
    private static String text(String mark, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "w" + i + mark + (i % 10 == 9 ? "." : ""))
                .collect(Collectors.joining(" "));
    }

    private static String circles() {
        return "and so it went on and on ".repeat(40);
    }
}
