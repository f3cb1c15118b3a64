package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.building.WritingTask.Brief;
import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.CanonUpdate.Entry;
import io.agon.scaffold.domain.plan.CanonUpdate.Kind;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.plan.ScenePlans;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookRecipeTest {
    private static final Brief BRIEF = new Brief("a book about the sea", "en", 10, 4_000);
    private static final Bounds BOUNDS = Bounds.of(32_768);

    private final BookRecipe recipe = new BookRecipe(BRIEF, BOUNDS);
    private final Scribe scribe = new Scribe();

    @Test
    void plansFromTheRequestDownwardsBeforeAnythingIsWritten() {
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Set<StepKey> ready = recipe.ready(scribe);
            assertThat(ready).hasSize(1);
            first.add(ready.iterator().next().toString());
            doAll(scribe);
        }
        assertThat(first).containsExactly("premise", "world", "cast", "arcs", "outline/1", "outline/2");
        assertThat(keys(recipe.ready(scribe)))
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 10)
                        .mapToObj(n -> "plans/" + n)
                        .toList());
    }

    @Test
    void writesTheFirstChaptersWhileTheLastAreStillPlanned() {
        planned();
        scribe.make(key("plans/1"), recipe.task(key("plans/1"), scribe));
        assertThat(keys(recipe.ready(scribe)))
                .contains("plans/2", "prose/1/1/1")
                .doesNotContain("prose/1/2/1");
    }

    @Test
    void writesSceneAfterSceneAndReadsEachBeforeTheNext() {
        List<String> order = written();
        List<String> scenes = order.stream()
                .filter(key -> key.startsWith("prose") || key.startsWith("canon"))
                .toList();
        assertThat(scenes)
                .hasSize(40)
                .startsWith("prose/1/1/1", "canon/1/1/1", "prose/1/2/1", "canon/1/2/1", "prose/2/1/1");
        assertThat(recipe.complete(scribe)).isTrue();
        assertThat(recipe.draft(scribe).chapters())
                .hasSize(10)
                .allSatisfy(chapter -> assertThat(chapter.scenes())
                        .hasSize(2)
                        .allSatisfy(
                                scene -> assertThat(scene.written().finished()).isTrue()));
    }

    @Test
    void tellsTheWriterWhatHoldsAndHowItWentOn() {
        written();
        WritingTask.WriteScene task = (WritingTask.WriteScene) scribe.tasks().get(key("prose/3/2/1"));
        assertThat(task.place().story())
                .hasSize(3)
                .first()
                .satisfies(line -> assertThat(line).startsWith("Chapter 1: Outline 1"));
        assertThat(task.place().canon()).hasSize(5);
        assertThat(task.place().cast().characters()).hasSize(1);
        assertThat(scribe.get(key("prose/3/1/1"), Prose.class).text())
                .endsWith(task.place().before());
        assertThat(((WritingTask.WriteScene) scribe.tasks().get(key("prose/1/1/1")))
                        .place()
                        .before())
                .isEmpty();
    }

    @Test
    void writesASceneAgainThatContradictsWhatHolds() {
        // Given
        planned();
        doAll(scribe);
        told("prose/1/1/1", eyes("grey"));
        told("prose/1/2/1", eyes("brown"));

        // When
        assertThat(keys(recipe.ready(scribe))).contains("prose/1/2/2");
        WritingTask.ReviseScene revise = (WritingTask.ReviseScene) recipe.task(key("prose/1/2/2"), scribe);

        // Then
        assertThat(revise.text())
                .isEqualTo(scribe.get(key("prose/1/2/1"), Prose.class).text());
        assertThat(revise.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.fact().number()).isEqualTo(1);
            assertThat(conflict.explanation()).contains("grey", "brown");
        });
        told("prose/1/2/2", eyes("grey"));
        assertThat(keys(recipe.ready(scribe))).contains("prose/2/1/1");
        assertThat(recipe.draft(scribe)
                        .chapters()
                        .getFirst()
                        .scenes()
                        .get(1)
                        .written()
                        .rounds())
                .extracting(round -> round.conflicts().size())
                .containsExactly(1, 0);
    }

    @Test
    void goesOnAfterTheLastRoundAndTellsWhatIsLeft() {
        planned();
        doAll(scribe);
        told("prose/1/1/1", eyes("grey"));
        for (int round = 1; round <= BookRecipe.MOST_ROUNDS; round++) {
            told("prose/1/2/" + round, eyes("brown"));
        }
        assertThat(keys(recipe.ready(scribe))).contains("prose/2/1/1");
        assertThat(recipe.draft(scribe)
                        .chapters()
                        .getFirst()
                        .scenes()
                        .get(1)
                        .written()
                        .rounds()
                        .getLast()
                        .conflicts())
                .hasSize(1);
    }

    @Test
    void writesOnlyAgainWhatDependsOnAChange() {
        // Given: a book that is written, and a person who changes the second scene of chapter 9
        List<String> before = written();
        ScenePlans plans = scribe.get(key("plans/9"), ScenePlans.class);
        ScenePlans.Planned changed = new ScenePlans.Planned(
                150,
                ((ScenePlans) Scribe.answer(recipe.task(key("plans/8"), scribe)))
                        .scenes()
                        .get(1)
                        .plan());
        scribe.replace(key("plans/9"), new ScenePlans(List.of(plans.scenes().get(0), changed)));

        // When
        List<String> again = new ArrayList<>();
        finish(again);

        // Then: the scene, what follows right after it, and what that changes, but no more
        assertThat(again)
                .startsWith("prose/9/2/1", "canon/9/2/1", "prose/10/1/1")
                .doesNotHaveDuplicates();
        assertThat(again)
                .allMatch(key -> before.contains(key)
                        && (key.startsWith("prose/9/2") || key.startsWith("canon/9/2") || key.contains("/10/")));
    }

    @Test
    void writesNothingAgainWhereAChangeIsNone() {
        written();
        scribe.replace(key("outline/1"), scribe.get(key("outline/1")));
        assertThat(recipe.ready(fresh())).isEmpty();
        assertThat(recipe.complete(fresh())).isTrue();
    }

    @Test
    void stopsWhereAChangeComesOutAsBefore() {
        written();
        // a canon that tells the same in other words changes what the next writer is told, and no more than that
        CanonUpdate read = scribe.get(key("canon/2/1/1"), CanonUpdate.class);
        scribe.replace(key("canon/2/1/1"), new CanonUpdate(read.entries(), List.of()));
        assertThat(recipe.ready(fresh())).isEmpty();
    }

    @Test
    void refusesStepsOfAnotherBook() {
        written();
        for (String unknown : List.of("plans/11", "outline/3", "prose/1/3/1", "prose/1/1/4", "scene/1/1")) {
            assertThatThrownBy(() -> recipe.task(key(unknown), scribe))
                    .as(unknown)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("step is '" + unknown + "': must be one of this book");
        }
        assertThatThrownBy(() -> recipe.task(key("prose/1/1/1"), Made.NOTHING))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void hasNoDraftBeforeThereIsAnOutline() {
        assertThat(recipe.draft(Made.NOTHING).chapters()).isEmpty();
    }

    private static CanonUpdate eyes(String colour) {
        return new CanonUpdate(List.of(new Entry(Kind.CHARACTER, "Anne", "eye colour", colour, true, "w0")), List.of());
    }

    /** Writes a scene that tells something. */
    private void told(String prose, CanonUpdate update) {
        scribe.make(key(prose), recipe.task(key(prose), scribe));
        StepKey canon = key(prose.replace("prose", "canon"));
        scribe.make(canon, recipe.task(canon, scribe), update);
    }

    private void planned() {
        for (int i = 0; i < 6; i++) {
            doAll(scribe);
        }
    }

    private List<String> written() {
        List<String> order = new ArrayList<>();
        finish(order);
        return order;
    }

    private void finish(List<String> order) {
        while (true) {
            Made made = fresh();
            TreeSet<StepKey> ready = recipe.ready(made);
            if (ready.isEmpty()) {
                return;
            }
            ready.forEach(key -> order.add(key.toString()));
            ready.forEach(key -> scribe.make(key, recipe.task(key, fresh())));
        }
    }

    private void doAll(Scribe scribe) {
        recipe.ready(scribe).stream()
                .filter(key -> key.level() != Level.PROSE && key.level() != Level.CANON)
                .forEach(key -> scribe.make(key, recipe.task(key, scribe)));
    }

    private Fresh fresh() {
        return new Fresh(recipe, scribe, Scribe::fingerprint);
    }

    private static StepKey key(String key) {
        return StepKey.parse(key);
    }

    private static List<String> keys(Set<StepKey> keys) {
        return keys.stream().map(StepKey::toString).collect(Collectors.toList());
    }
}
