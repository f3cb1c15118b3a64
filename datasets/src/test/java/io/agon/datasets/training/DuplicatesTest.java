package io.agon.datasets.training;

import io.agon.stylometry.NGrams;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DuplicatesTest {
    @Property(tries = 100)
    void estimatesTheSimilarityOfTexts(@ForAll @IntRange(min = 7, max = 200) int each, @ForAll int seed) {
        String text = Prose.of(600, seed);
        String other = Prose.changed(text, each, seed);

        double exact = NGrams.jaccard(NGrams.of(text, 5), NGrams.of(other, 5));

        // five standard errors of 128 hashes at the worst
        assertThat(Duplicates.similarity(text, other)).isCloseTo(exact, within(0.22));
    }

    @Test
    void putsNearlyTheSameInOneClassAndNothingElse() {
        Duplicates duplicates = new Duplicates(0.8);
        String text = Prose.of(400, 1);

        assertThat(duplicates.classOf(text)).isZero();
        assertThat(duplicates.classOf(Prose.of(400, 2))).isEqualTo(1);
        assertThat(duplicates.classOf(text.toUpperCase(java.util.Locale.ROOT) + "!"))
                .isZero();
        assertThat(duplicates.classOf(Prose.changed(text, 150, 3))).isZero();
        assertThat(duplicates.classOf(Prose.changed(text, 8, 4))).isEqualTo(2);
        assertThat(duplicates.classOf("")).isEqualTo(3);
        assertThat(duplicates.classOf("Two words")).isEqualTo(4);
        assertThat(duplicates.classOf("two words")).isEqualTo(4);
    }

    @Test
    void findsEveryNearDuplicateAmongMany() {
        Duplicates duplicates = new Duplicates(0.8);
        for (int i = 0; i < 500; i++) {
            assertThat(duplicates.classOf(Prose.of(300, i))).isEqualTo(i);
        }
        for (int i = 0; i < 500; i++) {
            assertThat(duplicates.classOf(Prose.changed(Prose.of(300, i), 120, i)))
                    .isEqualTo(i);
        }
    }
}
