package io.agon.scaffold.application;

import io.agon.scaffold.application.port.Projects.Following;
import io.agon.scaffold.application.port.Projects.Next;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Premise;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RecipesTest {
    private static final StepKey PREMISE = StepKey.parse("premise");
    private static final StepKey WORLD = StepKey.parse("world");

    private final ScriptedScribe scribe = new ScriptedScribe();
    private final Recipes recipes = new Recipes(null, null, scribe);
    private final BookRecipe recipe =
            new BookRecipe(new WritingTask.Brief("A tale", "en", 2, 1_000), Bounds.of(32_768));
    private final Memory made = new Memory();

    @Test
    void resultHoldsAsLongAsWhatItReadIsWhatItWas() {
        made.put(PREMISE, premise("one"), null);
        Following world = recipes.following(recipe, WORLD, read());
        assertThat(world.holds(made, false)).isTrue();
        assertThat(world.holds(made, true)).isTrue();
    }

    @Test
    void resultOfWhatWasReplacedInTheMeantimeDoesNotHold() {
        made.put(PREMISE, premise("one"), null);
        Following world = recipes.following(recipe, WORLD, read());
        made.put(PREMISE, premise("another"), null);
        assertThat(world.holds(made, true)).isFalse();
    }

    @Test
    void resultWhoseInputIsGoneDoesNotHold() {
        made.put(PREMISE, premise("one"), null);
        Following world = recipes.following(recipe, WORLD, read());
        made.remove(PREMISE);
        assertThat(world.holds(made, true)).isFalse();
    }

    @Test
    void whatWasMadeOfAnotherPremiseIsMadeAnew() {
        made.put(PREMISE, premise("one"), null);
        String read = read();
        made.put(WORLD, premise("stands for the world"), read);
        Next before = recipes.following(recipe, PREMISE, null).next(made, true);
        assertThat(before.ready()).extracting(StepKey::level).containsExactly(Level.CAST);
        made.put(PREMISE, premise("another"), null);
        Next after = recipes.following(recipe, PREMISE, null).next(made, true);
        assertThat(after.ready()).extracting(StepKey::level).containsExactly(Level.WORLD);
        assertThat(after.complete()).isFalse();
    }

    private String read() {
        return scribe.fingerprint(recipe.task(WORLD, made));
    }

    private static Premise premise(String highlight) {
        return new Premise(highlight, "Title", List.of("love", "sea"), "return");
    }

    /** What is made, each later than what was made before. */
    private static final class Memory implements Recorded {
        private final Map<StepKey, Artefact> artefacts = new HashMap<>();
        private final Map<StepKey, String> reads = new HashMap<>();
        private final Map<StepKey, Instant> times = new HashMap<>();
        private long clock;

        void put(StepKey key, Artefact artefact, String read) {
            artefacts.put(key, artefact);
            reads.put(key, read);
            times.put(key, Instant.ofEpochSecond(clock++));
        }

        void remove(StepKey key) {
            artefacts.remove(key);
        }

        @Override
        public boolean has(StepKey key) {
            return artefacts.containsKey(key);
        }

        @Override
        public Artefact get(StepKey key) {
            if (!has(key)) {
                throw new NoSuchElementException(key + " is not made");
            }
            return artefacts.get(key);
        }

        @Override
        public Instant at(StepKey key) {
            return times.get(key);
        }

        @Override
        public Optional<String> read(StepKey key) {
            return Optional.ofNullable(reads.get(key));
        }
    }
}
