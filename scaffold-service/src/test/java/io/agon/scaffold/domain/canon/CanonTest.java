package io.agon.scaffold.domain.canon;

import io.agon.scaffold.domain.plan.CanonUpdate;
import io.agon.scaffold.domain.plan.CanonUpdate.Contradiction;
import io.agon.scaffold.domain.plan.CanonUpdate.Entry;
import io.agon.scaffold.domain.plan.CanonUpdate.Kind;
import io.agon.scaffold.domain.plan.Cast;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CanonTest {
    private static final Cast CAST = new Cast(List.of(
            character("Anne Elliot", "Anne", "Miss Elliot"),
            character("Elizabeth Elliot", "Elizabeth", "Miss Elliot"),
            character("Frederick Wentworth", "Captain Wentworth")));

    private final Canon canon = new Canon(CAST);

    @Test
    void findsALastingFactWithAnotherValueWhateverItsReaderSaid() {
        canon.add(1, 1, update(lasting("Anne Elliot", "eye colour", "grey")));
        assertThat(canon.conflicts(update(lasting("Anne Elliot", "Eye colour", "brown"))))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.fact().number()).isEqualTo(1);
                    assertThat(conflict.quote()).isEqualTo("quote of brown");
                    assertThat(conflict.explanation())
                            .isEqualTo("Anne Elliot, Eye colour was told as grey and is now brown");
                });
    }

    @Test
    void knowsCharactersByTheirAliasesUnlessSeveralBearThem() {
        canon.add(1, 1, update(lasting("Anne", "birthplace", "Kellynch")));
        assertThat(canon.conflicts(update(lasting("Anne Elliot", "birthplace", "Bath"))))
                .hasSize(1);
        canon.add(1, 2, update(lasting("Miss Elliot", "height", "tall")));
        assertThat(canon.conflicts(update(lasting("Anne", "height", "small")))).isEmpty();
    }

    @Test
    void letsChangeWhatDoesNotLast() {
        canon.add(1, 1, update(passing("Anne", "whereabouts", "Kellynch"), lasting("Anne", "age", "27")));
        assertThat(canon.conflicts(update(passing("Anne", "whereabouts", "Bath"))))
                .isEmpty();
        assertThat(canon.conflicts(update(passing("Anne", "age", "28")))).isEmpty();
        assertThat(canon.conflicts(update(lasting("Anne", "age", " 27! ")))).isEmpty();
    }

    @Test
    void takesWhatItsReaderFoundOnceForEachFact() {
        canon.add(1, 1, update(lasting("Anne", "age", "27"), passing("Anne", "mood", "low")));
        CanonUpdate read = new CanonUpdate(
                List.of(lasting("Anne", "age", "30")),
                List.of(
                        new Contradiction(1, "thirty", "she was 27"),
                        new Contradiction(2, "gay as ever", "she was low"),
                        new Contradiction(9, "nothing", "no such fact")));
        assertThat(canon.conflicts(read))
                .extracting(Conflict::explanation)
                .containsExactly("she was 27", "she was low");
    }

    @Test
    void numbersFactsInTheOrderOfTheBookAndTellsNoneTwice() {
        canon.add(1, 1, update(lasting("Anne", "age", "27")));
        canon.add(1, 2, update(lasting("Anne Elliot", "Age", "27"), lasting("the Cobb", "place", "Lyme")));
        assertThat(canon.facts())
                .extracting(Fact::number, fact -> fact.entry().subject(), Fact::scene)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "Anne", 1),
                        org.assertj.core.groups.Tuple.tuple(2, "the Cobb", 2));
    }

    @Test
    void takesInNothingThatExcludesALastingFact() {
        canon.add(1, 1, update(lasting("Anne", "age", "27")));
        canon.add(1, 2, update(lasting("Anne", "age", "30"), passing("Anne", "mood", "low")));
        assertThat(canon.facts()).extracting(fact -> fact.entry().value()).containsExactly("27", "low");
        assertThat(canon.conflicts(update(lasting("Anne", "age", "27")))).isEmpty();
    }

    @Test
    void keepsThreadsOpenUntilTheyAreClosed() {
        canon.add(1, 1, update(thread(Kind.THREAD_OPENED, "the letter"), thread(Kind.THREAD_OPENED, "the debt")));
        canon.add(2, 1, update(thread(Kind.THREAD_CLOSED, "The letter")));
        assertThat(canon.openThreads())
                .extracting(fact -> fact.entry().subject())
                .containsExactly("the debt");
        canon.add(3, 1, update(thread(Kind.THREAD_OPENED, "the letter")));
        assertThat(canon.openThreads()).hasSize(2);
    }

    @Test
    void tellsOfThoseWhoAreNamedFirst() {
        canon.add(
                1,
                1,
                update(
                        lasting("Frederick Wentworth", "rank", "captain"),
                        lasting("Lyme", "sea", "near"),
                        passing("Anne", "mood", "low"),
                        thread(Kind.THREAD_OPENED, "the debt"),
                        passing("Elizabeth", "mood", "high")));
        List<Fact> about = canon.about("Captain Wentworth came, and Anne rose.", 19);
        assertThat(about)
                .extracting(fact -> fact.entry().subject())
                .containsExactly("Frederick Wentworth", "Anne", "the debt");
        assertThat(canon.about("Captain Wentworth", 3)).isEmpty();
        assertThat(canon.about("", 1_000)).hasSize(5).isSortedAccordingTo((a, b) -> a.number() - b.number());
    }

    private static Cast.Character character(String name, String... aliases) {
        return new Cast.Character(name, List.of(aliases), "somebody", "is", "becomes");
    }

    private static CanonUpdate update(Entry... entries) {
        return new CanonUpdate(List.of(entries), List.of());
    }

    private static Entry lasting(String subject, String attribute, String value) {
        return new Entry(Kind.FACT, subject, attribute, value, true, "quote of " + value);
    }

    private static Entry passing(String subject, String attribute, String value) {
        return new Entry(Kind.FACT, subject, attribute, value, false, "quote of " + value);
    }

    private static Entry thread(Kind kind, String subject) {
        return new Entry(kind, subject, "question", "who and why", false, "quote");
    }
}
