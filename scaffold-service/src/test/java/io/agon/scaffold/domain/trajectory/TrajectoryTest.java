package io.agon.scaffold.domain.trajectory;

import io.agon.scaffold.Novels;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.Scaffolded;
import io.agon.scaffold.domain.trajectory.Block.Kind;
import io.agon.stylometry.Words;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrajectoryTest {
    @Test
    void goesFromTheCoarseToTheFineAndEndsInTheAuthorsText() {
        Trajectory trajectory = trajectory(Novels.of(2, 2, 4));
        assertThat(trajectory.blocks())
                .extracting(Block::kind)
                .containsSubsequence(
                        Kind.PREMISE,
                        Kind.WORLD,
                        Kind.CAST,
                        Kind.ARCS,
                        Kind.MATTER,
                        Kind.CHAPTER_PLAN,
                        Kind.SCENE_PLAN,
                        Kind.TEXT,
                        Kind.SCENE_PLAN,
                        Kind.TEXT,
                        Kind.CHAPTER_PLAN);
        assertThat(trajectory.of(Kind.TEXT)).hasSize(4);
        assertThat(trajectory.of(Kind.TEXT).getFirst().text()).startsWith("CHAPTER 1");
        assertThat(trajectory.prompts()).hasSize(3);
    }

    @Property(tries = 30)
    void losesNothingOfTheBook(
            @ForAll @IntRange(min = 1, max = 6) int chapters,
            @ForAll @IntRange(min = 1, max = 4) int scenes,
            @ForAll @IntRange(min = 2, max = 30) int paragraphs) {
        Trajectory trajectory = trajectory(Novels.of(chapters, scenes, paragraphs));
        assertThat(trajectory.blocks().stream()
                        .filter(block -> block.kind().original())
                        .map(Block::text)
                        .collect(Collectors.joining()))
                .isEqualTo(trajectory.book().body());
    }

    @Test
    void refusesATextThatWasChanged() {
        Trajectory whole = trajectory(Novels.of(1, 1, 4));
        List<Block> changed = whole.blocks().stream()
                .map(block -> block.kind() == Kind.TEXT
                        ? new Block(Kind.TEXT, 1, 1, block.text().replace("tide", "tides"))
                        : block)
                .toList();
        assertThatThrownBy(() -> new Trajectory(
                        whole.book(),
                        whole.prompts(),
                        whole.premise(),
                        whole.arcs(),
                        whole.cast(),
                        whole.world(),
                        changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blocks are not the body");
    }

    @Test
    void needsAFinishedScaffold() {
        Scaffolded scaffolded = Scaffolded.of(Novels.of(1, 1, 4));
        assertThatThrownBy(() -> Trajectory.of(scaffolded.book(), scaffolded.recipe(), Made.NOTHING))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Property(tries = 40)
    void packsEveryWordIntoWindowsThatFit(
            @ForAll @IntRange(min = 1, max = 4) int chapters,
            @ForAll @IntRange(min = 1, max = 60) int paragraphs,
            @ForAll @IntRange(min = 2_048, max = 9_000) int context) {
        Trajectory trajectory = trajectory(Novels.of(chapters, 2, paragraphs + 1));
        List<Packing.Window> windows = new Packing(trajectory, context, TrajectoryTest::tokens).windows();
        assertThat(windows.stream().map(Packing.Window::text).collect(Collectors.joining()))
                .isEqualTo(trajectory.of(Kind.TEXT).stream().map(Block::text).collect(Collectors.joining()));
        assertThat(windows).allSatisfy(window -> {
            assertThat(window.tokens()).isLessThanOrEqualTo(context);
            assertThat(tokens(window.plan() + window.text())).isLessThanOrEqualTo(context);
            assertThat(window.plan()).contains("Highlight:");
            assertThat(window.text()).isNotEmpty();
        });
        assertThat(windows)
                .extracting(Packing.Window::number)
                .isEqualTo(IntStream.rangeClosed(1, windows.size()).boxed().toList());
    }

    @Test
    void packsAParagraphWithoutAnEnd() {
        String novel = "The Harbour\n\nby A. Nobody\n\n\nCHAPTER 1\n\n\n" + "water ".repeat(6_000) + "\n";
        Trajectory trajectory = trajectory(novel);
        List<Packing.Window> windows = new Packing(trajectory, 2_048, TrajectoryTest::tokens).windows();
        assertThat(windows).hasSizeGreaterThan(3).allMatch(window -> window.tokens() <= 2_048);
        assertThat(windows.stream()
                        .mapToInt(window -> Words.count(window.text()))
                        .sum())
                .isEqualTo(6_002);
    }

    @Test
    void repeatsThePlanOfTheBookAndOnlyThoseOfItsScenes() {
        Trajectory trajectory = trajectory(Novels.of(3, 2, 20));
        List<Packing.Window> windows = new Packing(trajectory, 3_000, TrajectoryTest::tokens).windows();
        String overall =
                windows.getFirst().plan().substring(0, windows.getFirst().plan().indexOf("\n\nChapter:"));
        assertThat(windows)
                .hasSizeGreaterThan(1)
                .allMatch(window -> window.plan().startsWith(overall));
        assertThat(windows.getLast().plan()).doesNotContain("Chapter: CHAPTER 1");
    }

    @Test
    void refusesAContextThatIsTooSmall() {
        Trajectory trajectory = trajectory(Novels.of(1, 1, 4));
        assertThatThrownBy(() -> new Packing(trajectory, 2_047, TrajectoryTest::tokens))
                .hasMessage("contextTokens is 2047: must be at least 2048");
    }

    private static Trajectory trajectory(String novel) {
        Scaffolded scaffolded = Scaffolded.of(novel);
        return Trajectory.of(scaffolded.book(), scaffolded.recipe(), scaffolded.made());
    }

    /** A token for each run of letters and each other mark. */
    private static int tokens(String text) {
        return (int) text.chars().filter(c -> !Character.isLetterOrDigit(c)).count();
    }
}
