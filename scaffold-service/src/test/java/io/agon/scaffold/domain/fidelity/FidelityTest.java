package io.agon.scaffold.domain.fidelity;

import io.agon.scaffold.Novels;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Scaffolded;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FidelityTest {
    private static final String TEXT =
            "When the tide had turned for the third time that winter, Hester went down to the"
                    + " harbour and counted the boats that were left there by the storm.";

    @Test
    void findsAPlanThatCopies() {
        Leakage copy = Leakage.of(
                Level.SCENE,
                "scene/1/1",
                "Hester went down to the harbour and counted the boats that were left there. Then she rests.",
                Leakage.Text.of(TEXT));
        assertThat(copy.longestRun()).isEqualTo(14);
        assertThat(copy.copied()).isTrue();
        assertThat(copy.contained4()).isCloseTo(11.0 / 14, within(1e-9));
        assertThat(copy.contained8()).isCloseTo(7.0 / 10, within(1e-9));
    }

    @Test
    void letsAPlanInOwnWordsPass() {
        Leakage own = Leakage.of(
                Level.SCENE,
                "scene/1/1",
                "A woman takes stock of a ruined fleet after bad weather.",
                Leakage.Text.of(TEXT));
        assertThat(own).isEqualTo(new Leakage(Level.SCENE, "scene/1/1", 0, 0, 0));
    }

    @Test
    void findsNamesInsideSentences() {
        assertThat(Names.in(
                        "Yesterday old Marlow met Anne’s aunt. Anne, said Captain Wentworth, was out. Out they went."))
                .containsOnlyKeys("Marlow", "Anne", "Captain", "Wentworth")
                .containsEntry("Anne", 1);
        assertThat(Names.in("The Will was read, and he will go. I am, and I was."))
                .isEmpty();
    }

    @Test
    void tellsWhomAScaffoldForgets() {
        // the novel tells of Hester and Marlow, the plans of Anne alone
        Scaffolded scaffolded = Scaffolded.of(Novels.of(4, 2, 12));
        Fidelity fidelity = Fidelity.of(scaffolded.book(), scaffolded.recipe(), scaffolded.made());
        assertThat(fidelity.recall()).isZero();
        assertThat(fidelity.precision()).isZero();
        assertThat(fidelity.castRecall()).isZero();
        assertThat(fidelity.forgotten()).containsKeys("Hester", "Marlow");
        assertThat(fidelity.leakages()).noneMatch(Leakage::copied);
        assertThat(fidelity.of(Level.CHAPTER)).hasSize(4);
        assertThat(fidelity.condensed().get(Level.PREMISE))
                .isGreaterThan(fidelity.condensed().get(Level.CHAPTER));
    }
}
