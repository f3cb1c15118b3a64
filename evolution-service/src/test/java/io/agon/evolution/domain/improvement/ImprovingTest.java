package io.agon.evolution.domain.improvement;

import io.agon.criteria.reflection.Lesson;
import io.agon.criteria.reflection.Recalled;
import io.agon.evolution.domain.improvement.ImprovementSpecification.Reflection;
import io.agon.evolution.domain.improvement.Improving.Ending;
import io.agon.evolution.domain.improvement.Improving.Next;
import io.agon.evolution.domain.improvement.Improving.Tried;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.specification.Constraints;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Objective;
import io.agon.evolution.domain.specification.Rubric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The recipe of improving, worked through with a judge that reads the levels off the text: "2 4" is dialogue 2, prose 4, of 5. */
class ImprovingTest {
    private static final Model MODEL = new Model("default", "m", null, null, null, null);
    private static final Consumption CALL = new Consumption(1, 80, 0, 20, 1);
    private static final Rubric RUBRIC = new Rubric(
            "house",
            "1",
            List.of(
                    new Criterion("dialogue", "how people speak", 1, List.of()),
                    new Criterion("prose", "how it sounds", 1, List.of())));

    private final Map<String, List<Score.Given>> scores = new HashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean adviceReadable = true;
    private String said = "Flat.";

    private static ImprovementSpecification specification(Reflection reflection, int tries, Long tokens, double worth) {
        return new ImprovementSpecification(
                "A brief.",
                "short story",
                "2 4",
                RUBRIC,
                MODEL,
                MODEL,
                MODEL,
                reflection == Reflection.MEMORY ? MODEL : null,
                reflection,
                "default",
                null,
                2,
                tries,
                tokens,
                worth,
                new Constraints(0, 300, List.of(), List.of()),
                3);
    }

    private Score.Given score(String text) {
        if (text.equals("unreadable")) {
            return new Score.Given(List.of(), 0, "not-json", "j", "scores@1", "h", "r", CALL, true);
        }
        return new Score.Given(
                List.of(
                        new Score.Level("dialogue", text.charAt(0) - '0', 5, List.of(), said),
                        new Score.Level("prose", text.charAt(2) - '0', 5, List.of(), "Dull.")),
                0,
                null,
                "j",
                "scores@1",
                "h",
                "r",
                CALL,
                true);
    }

    /** What workers do. */
    private interface World {
        String revise(String text, String criterion, String action);
    }

    private Made made(Asked asked, World world) {
        return switch (asked) {
            case Asked.Meaning meaning -> new Made.Meaning(List.of(1f), "e", CALL, true);
            case Asked.Advice advice ->
                new Made.Advice(
                        adviceReadable ? "Why." : null,
                        adviceReadable ? "Advice " + advice.tried().size() : null,
                        adviceReadable ? null : "not-json",
                        "m",
                        "reflection@1",
                        "h",
                        "r",
                        CALL,
                        true);
            case Asked.Revision revision -> {
                String text = world.revise(
                        revision.text(),
                        revision.objective().name(),
                        revision.objective().instruction());
                yield new Made.Revision(
                        text,
                        text == null ? List.of("too long") : List.of(),
                        false,
                        "w",
                        "mutation@1",
                        "h",
                        CALL,
                        true);
            }
        };
    }

    private void done(int number, Made made) {
        if (attempts.size() < number) {
            attempts.add(Attempt.begun(number));
        }
        attempts.set(number - 1, attempts.get(number - 1).with(made));
    }

    /** Works it through to the end; what comes next is asked for twice each time, as after a crash. */
    private Improving work(ImprovementSpecification specification, List<Recalled> recalled, World world) {
        while (true) {
            Improving improving = new Improving(specification, List.copyOf(attempts), Map.copyOf(scores));
            assertThat(new Improving(specification, List.copyOf(attempts), Map.copyOf(scores)).next())
                    .isEqualTo(improving.next());
            switch (improving.next()) {
                case Next.Scored(String text) ->
                    scores.put(text, Collections.nCopies(specification.opinions(), score(text)));
                case Next.Ask ask -> done(ask.number(), made(ask.asked(), world));
                case Next.Choose choose -> done(choose.number(), improving.choice(choose, recalled));
                case Next.Learn learn -> done(learn.number(), learn.learnt());
                case Next.Done done -> {
                    return improving;
                }
                case Next.Stuck stuck -> {
                    return improving;
                }
            }
        }
    }

    private static String raised(String text, String criterion, int by) {
        int dialogue = text.charAt(0) - '0' + (criterion.equals("dialogue") ? by : 0);
        int prose = text.charAt(2) - '0' + (criterion.equals("prose") ? by : 0);
        return dialogue + " " + prose;
    }

    @Test
    void raisesTheWeakestCriterionAndGoesOnFromWhatIsBetter() {
        Improving improving = work(
                specification(Reflection.FRESH, 3, null, 0),
                List.of(),
                (text, criterion, action) -> raised(text, criterion, 1));

        assertThat(improving.next()).isEqualTo(new Next.Done(Ending.TRIES));
        Improving.Progress progress = improving.progress();
        assertThat(progress.tried()).extracting(Tried::criterion).containsExactly("dialogue", "dialogue", "dialogue");
        assertThat(progress.tried()).extracting(Tried::kept).containsExactly(true, true, true);
        assertThat(progress.text()).isEqualTo("5 4");
        assertThat(progress.from()).isCloseTo(0.5, within(1e-9));
        assertThat(progress.to()).isBetween(0.7, 0.9);
        // four texts scored twice, three pieces of advice, three revisions
        assertThat(progress.consumption().calls()).isEqualTo(14);
        assertThat(progress.simulated()).isTrue();
    }

    @Test
    void whatDoesNotHelpIsNotKeptAndPutsItsCriterionOff() {
        Improving improving = work(
                specification(Reflection.FRESH, 4, null, 0),
                List.of(),
                (text, criterion, action) -> raised(text, criterion, -1));

        Improving.Progress progress = improving.progress();
        assertThat(progress.text()).isEqualTo("2 4");
        // dialogue has 0.75 to gain and prose 0.25: a half, a third and a quarter of the former are still more or as
        // much
        assertThat(progress.tried())
                .extracting(Tried::criterion)
                .containsExactly("dialogue", "dialogue", "dialogue", "prose");
        assertThat(progress.tried())
                .extracting(Tried::action)
                .containsExactly("Advice 0", "Advice 1", "Advice 2", "Advice 0");
        assertThat(progress.to()).isLessThan(progress.from());
    }

    @Test
    void aRevisionThatBreaksTheRulesGainedNothingAndOneThatCannotBeScoredTeachesNothing() {
        ImprovementSpecification specification = specification(Reflection.MEMORY, 2, null, 0);
        List<Next.Learn> taught = new ArrayList<>();
        String[] revisions = {null, "unreadable"};
        work(specification, List.of(), (text, criterion, action) -> revisions[attempts.size() - 1]);

        for (int i = 0; i < 2; i++) {
            List<Attempt> until = new ArrayList<>(attempts.subList(0, i));
            Attempt last = attempts.get(i);
            until.add(new Attempt(last.number(), last.meaning(), last.choice(), last.advice(), last.revision(), null));
            taught.add((Next.Learn) new Improving(specification, until, scores).next());
        }
        assertThat(taught.get(0).learnt().gain()).isZero();
        assertThat(taught.get(0).lesson().action()).isEqualTo("Advice 0");
        assertThat(taught.get(0).lesson().anew()).isTrue();
        assertThat(taught.get(1).learnt().gain()).isNull();
        assertThat(taught.get(1).lesson()).isNull();
    }

    @Test
    void aLessonOfAnotherCriterionTeachesOneOfThisCriterion() {
        String elsewhere = Improving.lessonId("default", "prose", "Open every window.");
        Lesson sure = new Lesson(elsewhere, "prose: Dull.", "Open every window.", 90, 0, 0.5, 0.01);

        work(
                specification(Reflection.MEMORY, 1, null, 0),
                List.of(new Recalled(sure, 1)),
                (text, criterion, action) -> raised(text, criterion, action.startsWith("Open") ? 1 : 0));

        assertThat(attempts.getFirst().choice().lessonId()).isEqualTo(elsewhere);
        assertThat(attempts.getFirst().choice().expected()).isBetween(0.3, 0.5);
        assertThat(attempts.getFirst().advice()).isNull();
        assertThat(attempts.getFirst().learnt().lessonId())
                .isEqualTo(Improving.lessonId("default", "dialogue", "Open every window."));
    }

    @Test
    void whatWasTriedInVainIsNotRecalledForTheSameTextAgain() {
        Lesson sure = new Lesson("l-1", "c", "Open every window.", 90, 0, 0.5, 0.01);

        Improving improving = work(
                specification(Reflection.MEMORY, 3, null, 0),
                List.of(new Recalled(sure, 1)),
                (text, criterion, action) -> text);

        assertThat(improving.progress().tried())
                .filteredOn(one -> one.criterion().equals("dialogue"))
                .filteredOn(one -> "Open every window.".equals(one.action()))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Reflection.class)
    void endsAtItsTokensAtItsWorthAndAtTheTop(Reflection reflection) {
        assertThat(work(specification(reflection, 9, 200L, 0), List.of(), (text, criterion, action) -> text)
                        .next())
                .isEqualTo(new Next.Done(Ending.TOKENS));
        attempts.clear();
        Improving dear = work(specification(reflection, 9, null, 0.9), List.of(), (text, criterion, action) -> text);
        assertThat(dear.next()).isEqualTo(new Next.Done(Ending.NOT_WORTH));
        assertThat(dear.progress().tried()).isEmpty();
        attempts.clear();
        assertThat(work(specification(reflection, 9, null, 0), List.of(), (text, criterion, action) -> "5 5")
                        .next())
                .isEqualTo(new Next.Done(Ending.NOTHING_LEFT));
    }

    /** A bred text: one revision towards what it was given, by what helped or was advised, or else as the objective says. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void breedsTowardsItsObjectiveWhateverIsWeakest(boolean readable) {
        Objective objective = new Objective("plot tension", "Raise the stakes.");
        ImprovementSpecification usual = specification(Reflection.MEMORY, 1, null, 0);
        ImprovementSpecification bred = new ImprovementSpecification(
                usual.brief(),
                usual.form(),
                "5 5",
                usual.rubric(),
                MODEL,
                MODEL,
                MODEL,
                null,
                Reflection.MEMORY,
                "default",
                objective,
                1,
                1,
                null,
                0,
                usual.constraints(),
                3);
        List<String> told = new ArrayList<>();
        adviceReadable = readable;

        Improving improving = work(bred, List.of(), (text, criterion, action) -> {
            told.add(criterion + ": " + action);
            return "4 5";
        });

        assertThat(improving.next()).isEqualTo(new Next.Done(Ending.TRIES));
        assertThat(told).containsExactly(readable ? "plot tension: Advice 0" : "plot tension: Raise the stakes.");
        assertThat(attempts.getFirst().choice().finding()).isEqualTo("Raise the stakes.");
        assertThat(attempts.getFirst().learnt().lessonId())
                .isEqualTo(Improving.lessonId("default", "plot tension", readable ? "Advice 0" : "Raise the stakes."));
    }

    @Test
    void worksOnWhatTheCriterionMeansWhereTheJudgeGaveNoReason() {
        said = " ";

        work(specification(Reflection.FRESH, 1, null, 0), List.of(), (text, criterion, action) -> text);

        assertThat(attempts.getFirst().choice().finding()).isEqualTo("how people speak");
    }

    @Test
    void isStuckWhereNoOpinionOnTheTextCanBeRead() {
        scores.put("2 4", List.of(score("unreadable"), score("unreadable")));

        assertThat(work(specification(Reflection.FRESH, 1, null, 0), List.of(), (text, criterion, action) -> text)
                        .next())
                .isInstanceOfSatisfying(
                        Next.Stuck.class,
                        stuck -> assertThat(stuck.reason().code()).isEqualTo("judge-unreadable"));
    }

    @Test
    void withoutReflectionCriteriaAreDrawnAndNobodyIsAsked() {
        Improving improving =
                work(specification(Reflection.NONE, 12, null, 0), List.of(), (text, criterion, action) -> text);

        assertThat(improving.progress().tried()).extracting(Tried::criterion).contains("dialogue", "prose");
        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.advice()).isNull());
    }
}
