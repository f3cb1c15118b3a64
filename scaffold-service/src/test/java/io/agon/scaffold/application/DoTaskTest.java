package io.agon.scaffold.application;

import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.building.Task;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Digest;
import io.agon.scaffold.domain.plan.SceneBreaks;
import io.agon.scaffold.domain.project.BuildSpecification;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DoTaskTest {
    private static final BuildSpecification SPECIFICATION =
            new BuildSpecification(new Model("scaffold", "default", "m", null), Bounds.of(32_768), 7, 0);
    private static final Task CONDENSE = new Task.Condense(List.of(new Task.Stretch(1, 2, "", "much")));
    private static final StepKey KEY = StepKey.parse("digest/1/1");
    private static final Digest GOOD = new Digest("All of it.");
    private static final Digest LONG = new Digest("word ".repeat(500));

    private final List<Scribe.Complaint> complaints = new ArrayList<>();
    private final List<Integer> seeds = new ArrayList<>();

    @Test
    void takesAnAnswerThatKeepsToTheRules() {
        DoTask.Outcome outcome = done(CONDENSE, KEY, GOOD);
        assertThat(outcome).isInstanceOfSatisfying(DoTask.Done.class, done -> {
            assertThat(done.artefact()).isEqualTo(GOOD);
            assertThat(done.origin().consumption().calls()).isEqualTo(1);
        });
        assertThat(complaints).containsExactly((Scribe.Complaint) null);
    }

    @Test
    void tellsWhatIsWrongAndCountsEveryCall() {
        DoTask.Outcome outcome = done(CONDENSE, KEY, null, LONG, GOOD);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DoTask.Done.class,
                        done -> assertThat(done.origin().consumption()).isEqualTo(new Consumption(3, 30, 6, 15, 300)));
        assertThat(complaints.get(1).violations()).containsExactly("not JSON");
        assertThat(complaints.get(2).violations()).containsExactly("summary is 500 words long: must have at most 160");
        assertThat(seeds).doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterTwoRepairs() {
        DoTask.Outcome outcome = done(CONDENSE, KEY, LONG, LONG, LONG, GOOD);
        assertThat(outcome).isInstanceOfSatisfying(DoTask.Failed.class, failed -> {
            assertThat(failed.violations()).containsExactly("summary is 500 words long: must have at most 160");
            assertThat(failed.origin().consumption().calls()).isEqualTo(3);
        });
    }

    @Test
    void needsNoModelToDivideByLength() {
        Task breaks = new Task.FindBreaks("One", List.of(), 100, 500);
        assertThat(done(breaks, StepKey.parse("breaks/1/1"), null, null, null))
                .isInstanceOfSatisfying(
                        DoTask.Done.class, done -> assertThat(done.artefact()).isEqualTo(new SceneBreaks(List.of())));
    }

    @Test
    void asksEveryStepWithASeedOfItsOwn() {
        done(CONDENSE, KEY, GOOD);
        done(CONDENSE, StepKey.parse("digest/1/2"), GOOD);
        done(CONDENSE, KEY, GOOD);
        assertThat(seeds.get(0)).isNotEqualTo(seeds.get(1)).isEqualTo(seeds.get(2));
    }

    /** @param answers one after the other; null is unreadable */
    private DoTask.Outcome done(Task task, StepKey key, Artefact... answers) {
        ScriptedScribe scribe = new ScriptedScribe(answers);
        DoTask.Outcome outcome = new DoTask(scribe, SceneContests.NONE).apply("s-1", key, task, SPECIFICATION);
        complaints.addAll(scribe.complaints());
        seeds.addAll(scribe.seeds());
        return outcome;
    }
}
