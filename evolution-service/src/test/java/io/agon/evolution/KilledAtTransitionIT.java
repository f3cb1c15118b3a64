package io.agon.evolution;

import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Transition;
import io.agon.testkit.PackagedProcess;
import io.agon.testkit.SharedBroker;
import io.agon.testkit.SharedDatabase;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The service as a process, killed at a row of the state table. A trigger that takes a lock which the test holds keeps the
 * transaction from committing; the test sees it wait, kills the process and lets go. Whatever was killed, the run must come
 * to the end that it comes to undisturbed, with every match decided once.
 */
class KilledAtTransitionIT {
    private static final Duration PATIENCE = PackagedRuns.PATIENCE;
    private static final long LOCK = 4711;

    private enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private static final Map<String, List<String>> UNDISTURBED = new HashMap<>();

    private final String marker = "killed-" + UUID.randomUUID();
    private final SharedDatabase.Fresh database = SharedDatabase.create();
    private Connection lock;
    private PackagedProcess service;
    private ScriptedWorkers workers;

    @BeforeEach
    void start() throws Exception {
        service = Packaged.on(database).start();
        workers = new ScriptedWorkers(marker, Map.of("bootstrap.servers", SharedBroker.forProcesses()));
        lock = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @AfterEach
    void stop() throws Exception {
        lock.close();
        workers.close();
        service.close();
    }

    static Stream<Arguments> walk() {
        return Arrays.stream(Transition.values())
                .flatMap(row -> Arrays.stream(Moment.values()).map(moment -> arguments(row, moment)));
    }

    @Test
    void losesAndRepeatsNothingBetweenTwoGenerations() throws Exception {
        killAt(Transition.NEXT_GENERATION, Moment.BEFORE_COMMIT);
    }

    @Tag("chaos")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("walk")
    void losesAndRepeatsNothingAtAnyRow(Transition row, Moment moment) throws Exception {
        killAt(row, moment);
    }

    /** What was sent is sent again, for the note that it was sent is lost. */
    @Tag("chaos")
    @Test
    void requestsSentTwiceCountOnce() throws Exception {
        holdBack("delete on outbox", "true");
        String id = begin("");
        await().atMost(PATIENCE).until(() -> workers.drafts.get() > 0 && waits());
        service.kill();
        letGo();
        service.start();
        assertThat(finished(id)).isEqualTo("completed");
        assertThat(workers.drafts.get()).isGreaterThan(16);
        assertThat(PackagedRuns.ranking(service, id)).isEqualTo(undisturbed(""));
    }

    private void killAt(Transition row, Moment moment) throws Exception {
        String budget = row == Transition.BUDGET_SPENT_DRAFTING ? "budget: {calls: 8}\n" : "";
        workers.away = row.from() == RunStatus.DRAFTING && row.trigger() != Transition.Trigger.ADVANCE
                || row == Transition.RESUMED_DRAFTING;
        workers.judgesAway = row != Transition.NEXT_GENERATION && row != Transition.LAST_GENERATION_JUDGED;
        if (row.trigger() == Transition.Trigger.ADVANCE) {
            arm(row, moment);
        }
        String id = begin(budget);
        if (row.trigger() != Transition.Trigger.ADVANCE) {
            leadTo(row, id);
            arm(row, moment);
            Thread.ofVirtual().start(() -> steerOrBeCutOff(row.trigger(), id));
        }

        awaitMoment(moment);
        service.kill();
        letGo();
        service.start();

        workers.away = false;
        workers.judgesAway = false;
        RunStatus status = RunStatus.valueOf(show(id).getString("status").toUpperCase(Locale.ROOT));
        if (moment == Moment.BEFORE_COMMIT && row.trigger() != Transition.Trigger.ADVANCE) {
            assertThat(status).isEqualTo(row.from());
            steer(row.trigger(), id);
        }
        if (show(id).getString("status").equals("paused")) {
            steer(Transition.Trigger.RESUME, id);
        }
        if (row.to() == RunStatus.CANCELLED) {
            assertThat(show(id).getString("status")).isEqualTo("cancelled");
            return;
        }
        assertThat(finished(id)).isEqualTo("completed");
        PackagedRuns.assertDecidedOnce(service, id);
        assertThat(show(id).getInt("matches.outstanding")).isZero();
        assertThat(PackagedRuns.ranking(service, id)).isEqualTo(undisturbed(budget));
    }

    /** Brings a run to the state from which a person steers it. */
    private void leadTo(Transition row, String id) throws Exception {
        boolean judging = row.name().endsWith("JUDGING");
        PackagedRuns.awaitStatus(service, id, judging ? "judging" : "drafting");
        if (row.from() == RunStatus.PAUSED) {
            steer(Transition.Trigger.PAUSE, id);
        }
    }

    private void awaitMoment(Moment moment) {
        if (moment == Moment.BEFORE_COMMIT) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::waits);
            return;
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            try (var statement = lock.prepareStatement("select passed from passage");
                    var result = statement.executeQuery()) {
                return result.next();
            }
        });
    }

    /** Before: the change of status waits for the test. After: it leaves a note, which is seen once it is committed. */
    private void arm(Transition row, Moment moment) throws SQLException {
        String change = "old.status = '" + row.from() + "' and new.status = '" + row.to() + "'";
        if (moment == Moment.BEFORE_COMMIT) {
            holdBack("update on run", change);
            return;
        }
        execute("create table passage (passed boolean)");
        execute("create function note() returns trigger language plpgsql as "
                + "'begin insert into passage values (true); return null; end'");
        execute("create trigger note after update on run for each row when (" + change + ") execute function note()");
    }

    private void holdBack(String event, String when) throws SQLException {
        execute("select pg_advisory_lock(" + LOCK + ")");
        execute("create function hold() returns trigger language plpgsql as " + "'begin perform pg_advisory_xact_lock("
                + LOCK + "); return null; end'");
        execute("create trigger hold after " + event + " for each row when (" + when + ") execute function hold()");
    }

    private boolean waits() throws SQLException {
        try (var statement = lock.createStatement();
                var result = statement.executeQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            return result.next() && result.getInt(1) > 0;
        }
    }

    private void letGo() throws SQLException {
        execute("select pg_advisory_unlock_all()");
        // whoever waited finds its client gone
        await().atMost(PATIENCE).until(() -> !waits());
        execute("drop function if exists hold() cascade");
        execute("drop function if exists note() cascade");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = lock.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private String begin(String more) throws IOException, InterruptedException {
        return PackagedRuns.begin(service, marker, 3, more);
    }

    private void steer(Transition.Trigger trigger, String id) throws IOException, InterruptedException {
        var steered = service.post("/api/v1/runs/" + id + "/" + trigger.name().toLowerCase(Locale.ROOT), "");
        assertThat(steered.statusCode()).as(steered.body()).isEqualTo(200);
    }

    private void steerOrBeCutOff(Transition.Trigger trigger, String id) {
        try {
            steer(trigger, id);
        } catch (IOException cutOff) {
            // as any client of a service that is killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonPath show(String id) throws IOException, InterruptedException {
        return PackagedRuns.show(service, id);
    }

    /** Its last status. */
    private String finished(String id) throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .until(() -> List.of("completed", "cancelled", "paused").contains(show(id).getString("status")));
        return show(id).getString("status");
    }

    /** How a run of this specification ends that nobody disturbs. */
    private List<String> undisturbed(String more) throws IOException, InterruptedException {
        List<String> known = UNDISTURBED.get(more);
        if (known == null) {
            String id = begin(more);
            assertThat(finished(id)).isEqualTo("completed");
            known = PackagedRuns.ranking(service, id);
            UNDISTURBED.put(more, known);
        }
        return known;
    }
}
