package io.agon.evolution.application;

import io.agon.evolution.Simulation;
import io.agon.evolution.Specifications;
import io.agon.evolution.TestMethods;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.domain.population.Place;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;
import io.agon.evolution.domain.run.Warning;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.Violation;
import io.agon.evolution.domain.tournament.Match;
import io.agon.evolution.domain.tournament.Ratings;
import io.agon.evolution.domain.tournament.Standing;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class RunScheduleTest {
    private static final Map<Integer, List<Object>> EXPECTED = plain(1, 0).outcome();

    private static Simulation plain(long deliverySeed, double copies) {
        Simulation simulation = new Simulation(deliverySeed, copies);
        simulation.rejected = place -> place.ordinal() % 5 == 0 && place.attempt() == 1;
        simulation.unreadable = match -> match.number() % 9 == 0;
        simulation.begin().finish();
        return simulation;
    }

    @Property(tries = 60)
    void ranksAlikeWhateverTheOrderOfDeliveryAndTheCopies(@ForAll long deliverySeed) {
        Simulation simulation = plain(deliverySeed >>> 1, 0.4);

        assertThat(simulation.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(simulation.outcome()).isEqualTo(EXPECTED);
        assertThat(Account.total(simulation.runs.accounts).calls()).isEqualTo(80 + 16 + 3);
    }

    @Test
    void judgesAllGenerationsAndKeepsTheBest() {
        Simulation simulation = new Simulation(1, 0).begin();

        Run run = simulation.finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.generation()).isEqualTo(3);
        assertThat(run.matches().decided()).isEqualTo(run.matches().planned()).isEqualTo(80);
        assertThat(simulation.runs.standings.keySet()).containsExactly(1, 2, 3);
        assertThat(simulation.runs.standings.get(3)).hasSize(6);
        assertThat(simulation.runs.survivors(2))
                .allSatisfy(kept -> assertThat(simulation.runs.standings.get(3))
                        .anyMatch(standing -> standing.ordinal() == kept.ordinal()));
        assertThat(run.best().label())
                .isEqualTo(simulation
                        .runs
                        .places
                        .get(simulation.runs.standings.get(3).getFirst().ordinal())
                        .label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"generational", "steady"})
    void draftsOnlyWhereNobodyIsToJudge(String schedule) {
        Simulation simulation = new Simulation(1, 0, TestMethods.joint())
                .begin("generations", 1, "schedule", schedule, "ranking", Map.of("calls-per-candidate", 0));

        Run run = simulation.finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.drafts().drafted()).isEqualTo(run.specification().population());
        assertThat(run.matches().issued()).isZero();
        assertThat(run.warnings()).isEmpty();
        assertThat(simulation.runs.standings.get(1)).hasSize(run.specification().population());
    }

    @Test
    void ranksTextsThatAreThere() {
        Simulation simulation = new Simulation(1, 0, TestMethods.joint());
        RunSpecification specification = Specifications.read(
                "generations", 1, "population", 6, "survivors", 2, "ranking", Map.of("calls-per-candidate", 4));
        List<RunArchive.Candidate> founders = IntStream.range(0, 6)
                .mapToObj(i -> founder(Double.toString(i / 5.0)))
                .toList();

        CreateRun.Submission.Accepted begun = simulation.create.begin(specification, founders, null);

        assertThat(begun.created()).isTrue();
        assertThat(simulation.runs.draftRequests).isEmpty();
        Run run = simulation.finish();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(Account.total(simulation.runs.accounts).calls())
                .isEqualTo(run.matches().decided());
        assertThat(simulation.runs.standings.get(1).getFirst().ordinal()).isBetween(5, 6);
        assertThat(simulation.runs.places.get(1).style()).isEqualTo("terse");
    }

    private static RunArchive.Candidate founder(String text) {
        return new RunArchive.Candidate(
                "c-" + text,
                "g1-01",
                1,
                1,
                "INITIAL",
                List.of(),
                "terse",
                "loss",
                null,
                1,
                "DRAFTED",
                text,
                1,
                List.of(),
                false,
                1,
                1,
                "writer",
                "draft@1",
                "hash",
                true,
                Consumption.NONE);
    }

    private static Run judgedUntil(double wrongShare) {
        return judgedUntil(wrongShare, 2).run();
    }

    private static Simulation judgedUntil(double wrongShare, int generations) {
        Simulation simulation = new Simulation(1, 0, TestMethods.joint())
                .begin(
                        "generations",
                        generations,
                        "ranking",
                        Map.of("calls-per-candidate", 60, "pairing", "adaptive", "wrong-share", wrongShare));
        Run unused = simulation.finish();
        return simulation;
    }

    @Test
    void judgesTheLastGenerationUntilTheBestOneIsKnownTooIfItCan() {
        Simulation only = judgedUntil(0.4, 1);
        Run run = only.run();
        Ratings ratings = TestMethods.joint()
                .rate(
                        run.specification().ranking(),
                        only.runs.entrants(),
                        only.runs.results(),
                        run.specification().judging().judges());
        int[] all =
                only.runs.places.keySet().stream().mapToInt(Integer::intValue).toArray();

        assertThat(run.matches().saved()).isPositive();
        assertThat(ratings.settled(all, run.specification().survivors(), 0.4, 1))
                .isTrue();
        assertThat(ratings.settled(all, 1, 0.4, 1)).isTrue();

        Run first = judgedUntil(0.4, 2).runs.run();
        assertThat(first.matches().saved())
                .as("the first of two generations ends when its survivors are known")
                .isGreaterThan(run.matches().saved());
    }

    @Test
    void judgesNoMoreOnceItIsSureEnoughWhoSurvives() {
        Run never = judgedUntil(0);
        Run usual = judgedUntil(0.1);
        Run sooner = judgedUntil(0.4);

        assertThat(never.matches().decided())
                .isEqualTo(never.matches().planned())
                .isEqualTo(60 * 8 + 60 * 6);
        assertThat(never.matches().saved()).isZero();
        for (Run early : List.of(usual, sooner)) {
            assertThat(early.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(early.matches().saved()).isPositive();
            assertThat(early.matches().decided()).isEqualTo(early.matches().planned());
            assertThat(early.matches().planned() + early.matches().saved())
                    .isEqualTo(never.matches().planned());
        }
        assertThat(sooner.matches().saved()).isGreaterThan(usual.matches().saved());
    }

    @Test
    void triesARejectedDraftThreeTimesAndThenLeavesThePlaceEmpty() {
        Simulation simulation = new Simulation(1, 0.5);
        simulation.rejected = place -> place.ordinal() == 3;

        Run run = simulation.begin().finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.drafts().rejected()).isEqualTo(1);
        assertThat(simulation.runs.places.get(3).attempt()).isEqualTo(3);
        assertThat(run.warnings()).extracting(Warning::code).containsExactly(Warning.PLACES_EMPTY);
        assertThat(run.matches().decided()).isEqualTo(run.matches().planned());
    }

    @Test
    void pausesWhereTheWriterFailsAtEveryPlaceAndGrantsNewAttemptsOnResume() {
        Simulation simulation = new Simulation(1, 0);
        simulation.rejected = place -> place.attempt() <= Place.ATTEMPTS;
        Run paused = simulation.begin().finish();
        assertThat(paused.status()).isEqualTo(RunStatus.PAUSED);
        assertThat(paused.reason().code()).isEqualTo(Reason.WRITER_UNUSABLE);

        assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);
        simulation.rejected = place -> false;

        assertThat(simulation.finish().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(simulation.run().drafts().rejected()).isZero();
    }

    @Test
    void pausesWhereTooFewCandidatesHaveAText() {
        Simulation simulation = new Simulation(1, 0);
        simulation.rejected = place -> place.ordinal() > 1;

        Run run = simulation.begin().finish();

        assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
        assertThat(run.reason().code()).isEqualTo(Reason.TOO_FEW_CANDIDATES);
    }

    @Test
    void pausesWhereNoVerdictOfAGenerationCanBeReadAndJudgesItAgainOnResume() {
        Simulation simulation = new Simulation(1, 0);
        simulation.unreadable = match -> match.generation() == 2 && match.number() <= 32 + 24;
        Run paused = simulation.begin().finish();
        assertThat(paused.reason().code()).isEqualTo(Reason.JUDGE_UNREADABLE);
        assertThat(paused.pausedFrom()).isEqualTo(RunStatus.JUDGING);

        assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);

        Run run = simulation.finish();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.matches().decided())
                .isEqualTo(80 + 24)
                .isEqualTo(run.matches().planned());
        assertThat(run.warnings()).extracting(Warning::code).contains(Warning.MANY_VOIDS);
    }

    @Test
    void goesOnWithWarningsWhereTheTextsAreTooLongForTheJudge() {
        Simulation simulation = new Simulation(1, 0);
        simulation.unreadable = match -> true;
        simulation.voidReason = "context-exceeded";

        Run run = simulation.begin().finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.warnings())
                .containsExactly(
                        new Warning(
                                Warning.MANY_VOIDS,
                                "80 of 80 verdicts are void and moved no rating: 80 context-exceeded"),
                        new Warning(
                                Warning.JUDGE_NO_BETTER_THAN_CHANCE,
                                "the verdicts of judge are no better than chance: the ranking means little"));
    }

    @Test
    void goesOnWithTheSurvivorsWhereALaterCohortHasNoText() {
        Simulation simulation = new Simulation(1, 0);
        simulation.rejected = place -> place.generation() == 2;

        Run run = simulation.begin().finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.warnings())
                .containsExactly(new Warning(
                        Warning.PLACES_EMPTY, "4 of 12 places stayed empty: no draft kept to the constraints"));
        assertThat(simulation.runs.standings.get(2)).hasSize(2).allMatch(Standing::survivor);
    }

    @Test
    void pausesOnceForADeadLetterAndAsksAgainForNothingElse() {
        Simulation simulation = new Simulation(1, 0).begin();
        simulation.answerSome(8);
        simulation.answerSome(5);
        Instant early = simulation.now();
        Match failed = simulation.runs.matchRequests.poll();
        Match alsoFailed = simulation.runs.matchRequests.poll();
        Match decided = simulation.runs.matches.get(1);

        stop(simulation, decided, "late", early);
        assertThat(simulation.run().status()).isEqualTo(RunStatus.JUDGING);
        stop(simulation, failed, "model-unknown", early);
        stop(simulation, alsoFailed, "internal", early);

        assertThat(simulation.run().reason()).isEqualTo(new Reason("model-unknown", "why"));
        simulation.pass(Duration.ofSeconds(1));
        assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);
        assertThat(simulation.runs.matchRequests)
                .hasSize(32 - 5)
                .doesNotHaveDuplicates()
                .contains(failed, alsoFailed);
        assertThat(simulation.finish().matches().decided()).isEqualTo(80);
    }

    @Test
    void sendsAgainWhatFailedBeforeTheResumeWithoutAPause() {
        Simulation simulation = new Simulation(1, 0).begin();
        simulation.answerSome(8);
        Instant early = simulation.now();
        String id = simulation.run().id();
        assertThat(simulation.pause.pause(id)).isInstanceOf(Runs.Reply.Done.class);
        simulation.pass(Duration.ofSeconds(1));
        assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);
        Match failed = simulation.runs.matchRequests.poll();

        stop(simulation, failed, "endpoint-unauthorised", early);
        assertThat(simulation.run().status()).isEqualTo(RunStatus.JUDGING);
        assertThat(simulation.runs.matchRequests).contains(failed);
        stop(simulation, failed, "endpoint-unauthorised", simulation.now());

        assertThat(simulation.run().status()).isEqualTo(RunStatus.PAUSED);
    }

    @Test
    void asksForEverythingUndecidedOnceMoreWhereTheBrokerLostIt() {
        Simulation simulation = new Simulation(1, 0).begin();
        simulation.answerSome(8);
        simulation.answerSome(5);
        simulation.runs.matchRequests.clear();
        String id = simulation.run().id();
        assertThat(simulation.pause.pause(id)).isInstanceOf(Runs.Reply.Done.class);

        assertThat(simulation.resume.resume(id, new ResumeRun.Wish(true, Map.of())))
                .extracting(resumption -> ((ResumeRun.Resumption.Replied) resumption).reply())
                .isInstanceOf(Runs.Reply.Done.class);

        assertThat(simulation.runs.matchRequests).hasSize(32 - 5);
        assertThat(simulation.finish().matches().decided()).isEqualTo(80);
    }

    private static Runs.Reply resume(Simulation simulation) {
        return ((ResumeRun.Resumption.Replied)
                        simulation.resume.resume(simulation.run().id(), ResumeRun.Wish.NONE))
                .reply();
    }

    @Test
    void goesOnWithAnotherModelWhereThatIsWished() {
        Simulation simulation = new Simulation(1, 0);
        simulation.unreadable = match ->
                simulation.run().specification().models().get("judge").model().equals("judge-model");
        Run paused = simulation
                .begin("models", Map.of("judge", Map.of("model", "judge-model", "temperature", 0.5)))
                .finish();
        assertThat(paused.reason().code()).isEqualTo(Reason.JUDGE_UNREADABLE);

        assertThat(simulation.resume.resume(
                        paused.id(), new ResumeRun.Wish(false, Map.of("critic", "x", "judge", " "))))
                .isInstanceOfSatisfying(
                        ResumeRun.Resumption.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder("models.critic", "models.judge.model"));
        assertThat(simulation.run()).isEqualTo(paused);
        assertThat(simulation.resume.resume(paused.id(), new ResumeRun.Wish(false, Map.of("judge", "better"))))
                .isInstanceOf(ResumeRun.Resumption.Replied.class);

        Run run = simulation.finish();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.specification().models().get("judge").model()).isEqualTo("better");
        assertThat(run.specification().models().get("judge").temperature()).isEqualTo(0.5);
    }

    private static void stop(Simulation simulation, Match match, String code, Instant writtenAt) {
        assertThat(simulation.stop.match(simulation.run().id(), match.id(), new Reason(code, "why"), writtenAt))
                .isInstanceOf(Runs.Reply.Done.class);
    }

    @Test
    void goesOnFromWhatWasDecidedWhilePaused() {
        Simulation simulation = new Simulation(1, 0).begin();
        simulation.answerSome(8);
        var late = simulation.runs.matchRequests.stream().map(simulation::judge).toList();
        String id = simulation.run().id();
        assertThat(simulation.pause.pause(id)).isInstanceOf(Runs.Reply.Done.class);

        assertThat(simulation.applyVerdicts.apply(id, late)).isInstanceOf(Runs.Reply.Done.class);
        assertThat(simulation.run().generation()).isEqualTo(1);
        assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);

        assertThat(simulation.run().generation()).isEqualTo(2);
        assertThat(simulation.finish().matches().decided()).isEqualTo(80);
    }

    @Test
    void neverExceedsTheBudgetOfCallsWhileJudging() {
        Simulation simulation = new Simulation(1, 0.3).begin("budget", Map.of("calls", 19));

        Run run = simulation.finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(Account.total(simulation.runs.accounts).calls()).isEqualTo(19);
        assertThat(run.warnings()).extracting(Warning::code).contains(Warning.BUDGET_SPENT);
        assertThat(run.matches().planned()).isEqualTo(11);
        assertThat(simulation.runs.standings).containsOnlyKeys(1);
    }

    @Test
    void endsWithRatingsWhereTheBudgetIsSpentOnDrafts() {
        Run run = new Simulation(1, 0).begin("budget", Map.of("calls", 8)).finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.matches().planned()).isZero();
        assertThat(run.best()).isNotNull();
    }

    @Test
    void endsWhenTheTimeIsOver() {
        Simulation simulation = new Simulation(1, 0).begin("budget", Map.of("minutes", 5));
        simulation.answerSome(8);
        simulation.pass(Duration.ofMinutes(6));

        Run run = simulation.finish();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.matches().decided()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void clockThatJumpsBackAndForthChangesNothing(long seed) {
        // Given
        Simulation steady = new Simulation(seed, 0).begin();
        Run expected = steady.finish();
        Simulation jumping = new Simulation(seed, 0).begin();
        Random jumps = new Random(seed);

        // When
        while (jumping.answerSome(Integer.MAX_VALUE)) {
            jumping.pass(Duration.ofMinutes(jumps.nextLong(-100_000, 100_000)));
        }

        // Then
        assertThat(jumping.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(jumping.run().best()).isEqualTo(expected.best());
        assertThat(jumping.run().matches()).isEqualTo(expected.matches());
        assertThat(jumping.run().drafts()).isEqualTo(expected.drafts());
    }

    @Test
    void givesJudgesOfAPanelTheirTurns() {
        Simulation simulation = new Simulation(1, 0)
                .begin(
                        "models", Map.of("a", Map.of("model", "x"), "b", Map.of("model", "y")),
                        "judging", Map.of("judges", List.of("a", "b")));

        assertThat(simulation.finish().status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(simulation.runs.matches.values())
                .allSatisfy(match -> assertThat(match.judge()).isEqualTo(match.number() % 2 == 1 ? "a" : "b"));
    }

    @Test
    void takesEveryTransitionOfTheTable() {
        Set<Transition> taken = EnumSet.noneOf(Transition.class);
        for (int stage = 0; stage < 3; stage++) {
            for (boolean resumed : List.of(true, false)) {
                Simulation simulation = new Simulation(1, 0).begin();
                if (stage > 0) {
                    simulation.answerSome(8);
                }
                String id = simulation.run().id();
                if (stage < 2) {
                    assertThat(simulation.pause.pause(id)).isInstanceOf(Runs.Reply.Done.class);
                }
                if (resumed && stage < 2) {
                    assertThat(resume(simulation)).isInstanceOf(Runs.Reply.Done.class);
                    assertThat(simulation.finish().status()).isEqualTo(RunStatus.COMPLETED);
                    assertThat(simulation.cancel.cancel(id)).isInstanceOf(Runs.Reply.Refused.class);
                } else {
                    assertThat(simulation.cancel.cancel(id)).isInstanceOf(Runs.Reply.Done.class);
                }
                taken.addAll(simulation.runs.taken);
            }
        }
        Simulation drafting = new Simulation(1, 0).begin();
        assertThat(drafting.cancel.cancel(drafting.run().id())).isInstanceOf(Runs.Reply.Done.class);
        taken.addAll(drafting.runs.taken);
        Simulation spent = new Simulation(1, 0).begin("budget", Map.of("calls", 8));
        assertThat(spent.finish().status()).isEqualTo(RunStatus.COMPLETED);
        taken.addAll(spent.runs.taken);

        assertThat(taken).containsExactlyInAnyOrder(Transition.values());
    }
}
