package io.agon.evolution.application;

import io.agon.evolution.Simulation;
import io.agon.evolution.TestMethods;
import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.VerdictReply;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.tournament.Match;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Drafting, judging and breeding overlap, and nothing waits for a straggler. */
class SteadyScheduleTest {
    private static final int POPULATION = 8;
    private static final int IN_FLIGHT = POPULATION / 2;

    private static Simulation begin(Simulation simulation, Object... more) {
        List<Object> all = new ArrayList<>(List.of("schedule", "steady"));
        all.addAll(List.of(more));
        if (!all.contains("ranking")) {
            all.addAll(List.of("ranking", Map.of("wrong-share", 0, "calls-per-candidate", 6)));
        }
        return simulation.begin(all.toArray());
    }

    private static Simulation joint(long seed) {
        return new Simulation(seed, 0, TestMethods.joint());
    }

    @Property(tries = 60)
    void endsWithEveryMatchDecidedOnceWhateverTheOrderOfResults(
            @ForAll @IntRange(min = 1, max = 1_000_000) int delivery, @ForAll @IntRange(min = 1, max = 9) int most) {
        Simulation simulation = begin(new Simulation(delivery, 0.3));
        while (simulation.answerSome(most)) {
            assertThat(simulation.run().matches().outstanding()).isBetween(0, IN_FLIGHT);
        }

        Run run = simulation.run();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.matches().decided()).isEqualTo(run.matches().planned()).isEqualTo(8 * 6 + 6 * 6 + 6 * 6);
        assertThat(simulation.runs.verdicts).hasSize(run.matches().decided());
        assertThat(simulation.runs.standings.keySet()).containsExactly(1, 2, 3);
        assertThat(simulation.runs.standings.get(3)).hasSize(6);
        assertThat(run.best().label())
                .isEqualTo(simulation
                        .runs
                        .places
                        .get(simulation.runs.standings.get(3).getFirst().ordinal())
                        .label());
    }

    @Test
    void doesTheSameAgainWhereResultsComeInTheSameOrder() {
        for (int most : new int[] {1, 3, 100}) {
            Simulation once = begin(joint(5));
            Simulation again = begin(joint(5));
            while (once.answerSome(most)) {
                assertThat(again.answerSome(most)).isTrue();
            }
            assertThat(again.runs.matches).isEqualTo(once.runs.matches);
            assertThat(again.runs.standings).isEqualTo(once.runs.standings);
        }
    }

    @Test
    void firstDraftsMeetWhileOthersAreBeingWritten() {
        Simulation simulation = begin(joint(1));
        List<Place> asked = List.copyOf(simulation.runs.draftRequests);
        simulation.runs.draftRequests.clear();
        draft(simulation, asked.subList(0, 2));
        assertThat(simulation.run().matches().issued()).as("nobody to drop yet").isZero();

        draft(simulation, asked.subList(2, 5));
        assertThat(simulation.run().status()).isEqualTo(RunStatus.JUDGING);
        int first = simulation.run().matches().issued();
        assertThat(first).isPositive();
        judgeAll(simulation);
        assertThat(simulation.run().matches().issued())
                .as("the rest is for those who are not there yet")
                .isLessThanOrEqualTo(48 * 5 * 5 / 64);

        draft(simulation, asked.subList(5, 8));
        judgeAll(simulation);
        assertThat(simulation.run().generation()).isEqualTo(2);
    }

    @Test
    void neitherAMatchNorADraftThatIsLateHoldsUpTheOthers() {
        Simulation simulation = begin(joint(2));
        draft(simulation, drain(simulation.runs.draftRequests));
        Match late = simulation.runs.matchRequests.remove();
        while (simulation.run().generation() == 1) {
            judgeAll(simulation);
        }
        assertThat(simulation.runs.verdicts).doesNotContainKey(late.number());
        List<Place> offspring = drain(simulation.runs.draftRequests);
        int before = simulation.run().matches().issued();
        draft(simulation, offspring.subList(0, 3));
        judgeAll(simulation);

        assertThat(simulation.run().matches().issued()).isGreaterThan(before);
        assertThat(simulation.run().generation()).isEqualTo(2);

        draft(simulation, offspring.subList(3, offspring.size()));
        judge(simulation, late);
        Run run = simulation.finish();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.matches().decided()).isEqualTo(run.matches().issued());
        assertThat(simulation.runs.verdicts).containsKey(late.number());
    }

    @Test
    void endsEarlyWhenItIsSureAndWhenABudgetIsSpent() {
        Run sure = begin(
                        joint(1),
                        "ranking",
                        Map.of("calls-per-candidate", 60, "pairing", "adaptive", "wrong-share", 0.4))
                .finish();
        assertThat(sure.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(sure.matches().saved()).isPositive();
        assertThat(sure.matches().planned() + sure.matches().saved()).isEqualTo(60 * (8 + 6 + 6));

        Run spent = begin(joint(1), "budget", Map.of("calls", 40)).finish();
        assertThat(spent.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(spent.warnings()).extracting(Warning::code).contains(Warning.BUDGET_SPENT);
        assertThat(spent.matches().outstanding()).isZero();
        assertThat(spent.matches().decided() + spent.drafts().drafted()).isEqualTo(40);
    }

    @Test
    void pausesForTheSameReasonsAndGoesOn() {
        Simulation writer = new Simulation(1, 0);
        writer.rejected = place -> place.attempt() <= Place.ATTEMPTS;
        Run paused = begin(writer).finish();
        assertThat(paused.reason().code()).isEqualTo(Reason.WRITER_UNUSABLE);
        writer.rejected = place -> false;
        resume(writer);
        assertThat(writer.finish().status()).isEqualTo(RunStatus.COMPLETED);

        Simulation judge = new Simulation(2, 0);
        judge.unreadable = match -> true;
        assertThat(begin(judge).finish().reason().code()).isEqualTo(Reason.JUDGE_UNREADABLE);
        judge.unreadable = match -> false;
        resume(judge);
        assertThat(judge.finish().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void placesThatStayEmptyChangeWhatIsPlannedAndAreToldOf() {
        Simulation simulation = new Simulation(3, 0);
        simulation.rejected = place -> place.ordinal() == 3 || place.generation() == 2;
        Run run = begin(simulation).finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.warnings()).extracting(Warning::code).containsExactly(Warning.PLACES_EMPTY);
        assertThat(run.matches().decided()).isEqualTo(run.matches().planned());
        assertThat(simulation.runs.standings.get(1)).hasSize(7);
        assertThat(simulation.runs.standings.get(2)).as("survivors alone").hasSize(2);
    }

    private static void resume(Simulation simulation) {
        var resumption = simulation.resume.resume(simulation.run().id(), ResumeRun.Wish.NONE);
        assertThat(((ResumeRun.Resumption.Replied) resumption).reply()).isInstanceOf(Runs.Reply.Done.class);
    }

    private static <T> List<T> drain(java.util.Deque<T> queue) {
        List<T> all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    private static void draft(Simulation simulation, List<Place> places) {
        for (Place place : places) {
            DraftReply reply = simulation.draft(place);
            var unused = simulation.applyDrafts.apply(simulation.run().id(), List.of(reply));
        }
    }

    private static void judge(Simulation simulation, Match match) {
        VerdictReply reply = simulation.judge(match);
        var unused = simulation.applyVerdicts.apply(simulation.run().id(), List.of(reply));
    }

    private static void judgeAll(Simulation simulation) {
        int generation = simulation.run().generation();
        while (!simulation.runs.matchRequests.isEmpty() && simulation.run().generation() == generation) {
            judge(simulation, simulation.runs.matchRequests.remove());
        }
    }
}
