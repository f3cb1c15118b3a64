package io.agon.scaffold.domain.plan;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RulesTest {
    private static final Intensities SOME = new Intensities(10, 20, 30, 40, 0, 0, 50);

    @Test
    void aScenePlanIsToldInItsOwnWords() {
        String text =
                "Sir Walter had once been in company with the late Lord and a great many other people that summer.";
        ScenePlan copied = new ScenePlan(
                "a family and its pride",
                "third person",
                "a country house",
                List.of("Sir Walter"),
                List.of("once been in company with the late Lord and a great many other people"),
                SOME);
        assertThat(copied.violations(text, 20))
                .containsExactly("bullets[0] is 14 words long where it repeats the text: must be told in other words,"
                        + " fewer than 12 in the text's order");
        assertThat(copied.violations(null, 20)).isEmpty();
    }

    @Test
    void everyBrokenRuleOfASceneIsTold() {
        ScenePlan wrong =
                new ScenePlan(" ", "third", "here", List.of(), List.of("one"), new Intensities(101, 0, 0, 0, 0, -1, 0));
        assertThat(wrong.violations(null, 2_000))
                .containsExactly(
                        "focus is empty: must be told",
                        "bullets is 1 entries long: must have 2 to 12",
                        "intensities.action is 101: must be 0 to 100",
                        "intensities.erotic is -1: must be 0 to 100");
    }

    @Test
    void arcsReachWhereThereAreChaptersAndCoverThemTogether() {
        Arcs arcs = new Arcs(List.of(
                new Arcs.Arc(Arcs.Reach.MEDIUM, "one", 1, 3, "this"),
                new Arcs.Arc(Arcs.Reach.SHORT, "two", 5, 9, "that")));
        assertThat(arcs.violations(8))
                .containsExactly(
                        "arcs[1].last is 9: must be 5 to 8",
                        "arcs is without one of reach long: must have one",
                        "arcs is silent on chapter 4: must cover every chapter together");
        assertThat(new Arcs(List.of(new Arcs.Arc(Arcs.Reach.LONG, "all", 1, 8, "this"))).violations(8))
                .isEmpty();
    }

    @Test
    void aCharacterIsToldOnce() {
        Cast.Character anne = new Cast.Character("Anne", List.of(), "heroine", "quiet", "blooms");
        assertThat(new Cast(List.of(anne, new Cast.Character("ANNE", List.of(), "x", "y", "z"))).violations())
                .containsExactly("characters[1].name is ANNE: must be told once");
    }

    @Test
    void requestsNameNeitherTheBookNorItsAuthor() {
        Prompts prompts = new Prompts(List.of(
                new Prompts.UserPrompt(Prompts.Specificity.TERSE, "Something like Persuasion, please."),
                new Prompts.UserPrompt(Prompts.Specificity.MODERATE, "A story of persuasion and regret."),
                new Prompts.UserPrompt(Prompts.Specificity.MODERATE, "As Jane Austen would.")));
        assertThat(prompts.violations(List.of("Persuasion", "Jane Austen")))
                .containsExactly(
                        "prompts is 2 of them moderate: must have exactly one of each",
                        "prompts is 0 of them detailed: must have exactly one of each",
                        "prompts[0].text is naming 'Persuasion': must not name the book or its author",
                        "prompts[2].text is naming 'Jane Austen': must not name the book or its author");
    }
}
