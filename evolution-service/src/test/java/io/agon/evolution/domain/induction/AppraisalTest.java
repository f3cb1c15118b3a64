package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.induction.InductionSpecification.Preferred;
import io.agon.evolution.domain.induction.InductionSpecification.Sample;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** A criterion that judges see alike and readers care for is kept; one that they do not is dropped, with the reason. */
class AppraisalTest {
    private static final Model MODEL = new Model("default", "m", null, null, null, null);
    private static final Rubric BESIDE =
            new Rubric("short-story", "1", List.of(new Criterion("whole", "all of it", 1, List.of())));
    private static final List<String> LEVELS = List.of("1", "2", "3", "4", "5");

    private static Induced induced() {
        return new Induced(
                List.of("craft", "whimsy", "fog").stream()
                        .map(name -> new Induced.Core(
                                new Criterion(name, "how much " + name, 3, LEVELS), List.of(name), List.of()))
                        .toList(),
                true,
                List.of(),
                9);
    }

    private static InductionSpecification specification(int briefs, int each, List<Preferred> preferences) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < briefs * each; i++) {
            samples.add(new Sample("t" + i, "brief " + i / each, "text " + i));
        }
        return new InductionSpecification(
                "house",
                "short story",
                samples,
                preferences,
                List.of(MODEL),
                List.of(MODEL),
                2,
                4,
                2,
                0.1,
                0.3,
                BESIDE,
                5);
    }

    private static double craft(String id) {
        return new SplittableRandom(id.hashCode()).nextDouble();
    }

    private static List<Preferred> truth(int briefs, int each) {
        List<Preferred> preferences = new ArrayList<>();
        for (int i = 0; i < briefs * each; i++) {
            for (int j = i + 1; j < (i / each + 1) * each; j++) {
                preferences.add(new Preferred("t" + i, "t" + j, craft("t" + i) > craft("t" + j) ? 1 : 0));
            }
        }
        return preferences;
    }

    /** Craft is seen by all, whimsy by all too, fog by nobody; the rubric beside sees craft through a veil. */
    private static Map<String, Score.Given> scores(Appraisal appraisal) {
        SplittableRandom random = new SplittableRandom(8);
        Map<String, Score.Given> scores = new HashMap<>();
        List<Scoring> all = new ArrayList<>(appraisal.scorings());
        all.addAll(appraisal.scoringsBeside());
        for (Scoring scoring : all) {
            for (Sample text : appraisal.texts()) {
                List<Score.Level> levels = new ArrayList<>();
                for (Criterion criterion : scoring.rubric().criteria()) {
                    double seen = switch (criterion.name()) {
                        case "craft" -> craft(text.id());
                        case "whimsy" -> craft(text.id() + "whimsy");
                        case "fog" -> random.nextDouble();
                        default -> 0.5 * craft(text.id()) + 0.5 * random.nextDouble();
                    };
                    levels.add(new Score.Level(criterion.name(), 1 + (int) (4.999 * seen), 5, List.of(), ""));
                }
                scores.put(
                        Scoring.scoreId(scoring.id(), text.brief(), text.text()),
                        new Score.Given(levels, 0, null, "m", "p", "h", "r", Consumption.NONE, false));
            }
        }
        return scores;
    }

    private static Map<String, String> fates(Appraisal.Outcome outcome) {
        Map<String, String> fates = new HashMap<>();
        outcome.criteria().forEach(worth -> fates.put(worth.criterion(), worth.fate()));
        return fates;
    }

    @Test
    void keepsWhatPredictsAndTellsWhyTheRestIsDropped() {
        Appraisal appraisal = new Appraisal(specification(40, 5, truth(40, 5)), induced());

        Appraisal.Outcome outcome = appraisal.outcome(scores(appraisal));

        assertThat(fates(outcome))
                .containsEntry("craft", "kept")
                .containsEntry("whimsy", "predicts-nothing")
                .containsEntry("fog", "unreliable");
        assertThat(outcome.rubric().criteria()).extracting(Criterion::name).containsExactly("craft");
        assertThat(outcome.rubric().criteria().getFirst().weight()).isEqualTo(1);
        assertThat(outcome.trial().besideRubric()).isEqualTo("short-story@1");
        assertThat(outcome.trial().difference().low()).isPositive();
        assertThat(outcome.trial().learnt() + outcome.trial().tested()).isBetween(300, 400);
    }

    @Test
    void textsThatWereCodedAreNotTriedOn() {
        InductionSpecification specification = specification(40, 5, truth(40, 5));
        Set<String> coded = new HashSet<>();
        InductionRecipe.coded(specification).forEach(sample -> coded.add(sample.id()));

        assertThat(coded).hasSize(8);
        assertThat(new Appraisal(specification, induced()).texts())
                .hasSize(192)
                .noneMatch(sample -> coded.contains(sample.id()));
    }

    @Test
    void withoutPreferencesAgreementDecides() {
        Appraisal appraisal = new Appraisal(specification(6, 5, List.of()), induced());

        Appraisal.Outcome outcome = appraisal.outcome(scores(appraisal));

        assertThat(fates(outcome))
                .containsEntry("craft", "kept")
                .containsEntry("whimsy", "kept")
                .containsEntry("fog", "unreliable");
        assertThat(outcome.trial()).isNull();
        assertThat(outcome.rubric().criteria()).extracting(Criterion::weight).containsExactly(0.5, 0.5);
    }

    @Test
    void preferencesOfOneBriefAreTakenThatShareNoText() {
        List<Preferred> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            for (int j = i + 1; j < 120; j++) {
                all.add(new Preferred("t" + i, "t" + j, craft("t" + i) > craft("t" + j) ? 1 : 0));
            }
        }
        Appraisal appraisal = new Appraisal(specification(1, 120, all), induced());

        Appraisal.Outcome outcome = appraisal.outcome(scores(appraisal));

        assertThat(outcome.trial().learnt() + outcome.trial().tested()).isBetween(50, 56);
        assertThat(fates(outcome)).containsEntry("craft", "kept");
    }
}
