package io.agon.evolution;

import io.agon.contracts.Topics;
import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whole runs over HTTP, a real broker and a real database, with scripted workers. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class RunBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RestAssuredConfig YAML = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static String specification(String marker) {
        return """
                brief: A test of %s
                population: 8
                survivors: 2
                variants: 2
                generations: 3
                ranking: {calls-per-candidate: 4, pairing: random}
                models:
                  writer: {model: w, price: {input: 1, output: 2}}
                  judge: {model: j, price: {input: 1, cached-input: 0.5, output: 2}}
                seed: 77
                """.formatted(marker);
    }

    private static String begin(String specification) {
        return given().config(YAML)
                .contentType("application/yaml")
                .body(specification)
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath show(String id) {
        return given().get("/api/v1/runs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitStatus(String id, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> show(id).getString("status").equals(status));
        return show(id);
    }

    private static List<String> ranking(String id) {
        return given().get("/api/v1/runs/" + id + "/leaderboard")
                .jsonPath()
                .getList("entries.collect { it.label + ' ' + it.rating }");
    }

    @Test
    void judgesEveryMatchOnceAndBreedsUntilTheLastGeneration() throws Exception {
        try (var workers = new ScriptedWorkers("plain")) {
            String id = begin(specification("plain"));

            JsonPath run = awaitStatus(id, "completed");

            assertThat(run.getInt("generation")).isEqualTo(3);
            assertThat(run.getMap("drafts"))
                    .isEqualTo(Map.of("requested", 16, "drafted", 16, "rejected", 0, "outstanding", 0));
            assertThat(run.getInt("matches.planned")).isEqualTo(32 + 24 + 24);
            assertThat(run.getInt("matches.decided")).isEqualTo(80);
            assertThat(run.getBoolean("simulated")).isTrue();
            assertThat(run.getInt("usage.calls")).isEqualTo(96);
            assertThat(run.getDouble("cost.amount"))
                    .isCloseTo(
                            (16 * (100 + 2 * 50) - 16 * 10 * 0 + 80 * (500 + 500 * 0.5 + 2 * 20)) / 1e6,
                            org.assertj.core.data.Offset.offset(1e-9));
            assertThat(workers.requestIds).hasSize(96);
            JsonPath export = given().get("/api/v1/runs/" + id + "/export").jsonPath();
            assertThat(export.getList("candidates")).hasSize(16);
            assertThat(Set.copyOf(export.getList("verdicts.matchId"))).hasSize(80);
            assertThat(export.getList("ratings.generation")).isEqualTo(List.of(1, 2, 3));
            assertThat(export.getList("ratings[2].entries")).hasSize(6);
            exportsTrainingData(id, export);
        }
    }

    private static void exportsTrainingData(String id, JsonPath run) throws IOException {
        Map<String, Object> order = Map.of("runs", List.of(id), "validation-share", 0, "confidence", 0.6);

        byte[] zip = training(order).asByteArray();

        assertThat(training(order).asByteArray()).isEqualTo(zip);
        Map<String, List<JsonPath>> files = Training.rows(zip);
        assertThat(files.get("train/sft.jsonl")).isNotEmpty().allSatisfy(row -> {
            String candidate = row.getString("candidate");
            assertThat(row.getString("messages[1].content"))
                    .isEqualTo(run.getString("candidates.find { it.id == '" + candidate + "' }.text"));
            assertThat(run.getBoolean("ratings[2].entries.find { it.candidateId == '" + candidate + "' }.survivor"))
                    .isTrue();
        });
        assertThat(files.get("train/preference.jsonl")).isNotEmpty().allSatisfy(row -> {
            String chosen = row.getString("chosenCandidate");
            String rejected = row.getString("rejectedCandidate");
            assertThat(row.getString("chosen[0].content"))
                    .isEqualTo(run.getString("candidates.find { it.id == '" + chosen + "' }.text"));
            String first = "verdicts.findAll { it.first == '%s' && it.second == '%s' }";
            assertThat(row.getInt("chosenShownFirst"))
                    .isEqualTo(run.getList(first.formatted(chosen, rejected)).size());
            assertThat(row.getInt("chosenShownSecond"))
                    .isEqualTo(run.getList(first.formatted(rejected, chosen)).size());
            assertThat(row.getFloat("marginLow")).isPositive().isLessThan(row.getFloat("margin"));
        });
        assertThat(files.get("lineage.jsonl").getFirst().getString("id")).isEqualTo(id);
        assertThat(files.get("lineage.jsonl").getFirst().getInt("verdicts")).isEqualTo(80);
    }

    private static Response training(Object order) {
        return given().contentType(ContentType.JSON).body(order).post("/api/v1/exports");
    }

    @Test
    void breedsByReflectionAndTeachesItsMemory() throws Exception {
        try (var workers = new ScriptedWorkers("reflective");
                var adviser = new ScriptedAdviser("reflective");
                var judge = new ScriptedScorer(
                        "reflective",
                        text -> 1
                                + (int) Math.clamp(
                                        2 * Double.parseDouble(text.substring("quality ".length())), 0, 4))) {
            String id = begin(specification("reflective") + "mutation: {by: reflection, memory: reflective}\n");

            JsonPath run = awaitStatus(id, "completed");

            assertThat(run.getMap("drafts"))
                    .isEqualTo(Map.of("requested", 16, "drafted", 16, "rejected", 0, "outstanding", 0));
            await().atMost(PATIENCE).until(() -> uses("reflective") == 8);
            assertThat(adviser.advised.get()).isBetween(1, 8);
            // eight founders and eight offspring, the verdicts, and what reflection took
            assertThat(run.getInt("usage.calls"))
                    .isGreaterThan(16 + run.getInt("matches.decided") + adviser.advised.get());
            assertThat(judge.scored.get()).isPositive();
            assertThat(workers.written).hasValue(0);
            List<JsonPath> outcomes = Training.rows(
                            training(Map.of("runs", List.of(id), "kinds", List.of("outcomes"), "validation-share", 0))
                                    .asByteArray())
                    .get("train/outcomes.jsonl");
            assertThat(outcomes).isNotEmpty().allSatisfy(row -> {
                assertThat(row.getString("origin")).isEqualTo(id);
                assertThat(row.getList("prompt.role")).isEqualTo(List.of("user", "assistant", "user"));
                assertThat(row.getString("completion[0].content")).startsWith("quality ");
            });
            // improvements that make drafts are not listed among those that people began
            assertThat(given().get("/api/v1/improvements").jsonPath().getList("brief", String.class))
                    .noneMatch(brief -> brief.contains("reflective"));
        }
    }

    private static int uses(String memory) {
        return given()
                .queryParam("memory", memory)
                .get("/api/v1/lessons")
                .jsonPath()
                .getList("lessons.uses", Integer.class)
                .stream()
                .mapToInt(uses -> uses)
                .sum();
    }

    @Test
    void pausesWhereReflectionCannotGoOnAndGoesOnWhenItIsTold() throws Exception {
        try (var workers = new ScriptedWorkers("stumbling");
                var adviser = new ScriptedAdviser("stumbling");
                var judge = new ScriptedScorer("stumbling", text -> 3)) {
            adviser.queue.failing = "endpoint-unauthorised";
            String id = begin(specification("stumbling") + "mutation: {by: reflection, memory: stumbling}\n");
            JsonPath paused = awaitStatus(id, "paused");
            adviser.queue.mend();
            given().post("/api/v1/runs/" + id + "/resume").then().statusCode(200);

            assertThat(paused.getString("reason.code")).isEqualTo("endpoint-unauthorised");
            assertThat(awaitStatus(id, "completed").getInt("drafts.drafted")).isEqualTo(16);
            assertThat(judge.scored.get()).isPositive();
            assertThat(workers.written).hasValue(0);
        }
    }

    /** Readers like what is bred as far as it is no better than a founder can be, and no further. */
    private static int readersLike(String text) {
        double quality = Double.parseDouble(text.substring("quality ".length()));
        return quality > 1 ? 1 : 1 + (int) (9.99 * quality);
    }

    private static String heldOut(String marker) {
        return specification(marker) + """
                held-out:
                  rubric: {name: readers, criteria: [{name: liked, description: d, levels: [a, b, c, d, e, f, g, h, i, j]}]}
                """;
    }

    @Test
    void warnsWhereJudgesAndHeldOutCriteriaPart() throws Exception {
        try (var workers = new ScriptedWorkers("gamed");
                var readers = new ScriptedScorer("gamed", RunBrokerIT::readersLike)) {
            String id = begin(heldOut("gamed"));
            awaitStatus(id, "completed");

            await().atMost(PATIENCE)
                    .until(() -> show(id).getList("warnings.code").contains("held-out-parted"));
            JsonPath report = given().get("/api/v1/runs/" + id + "/held-out").jsonPath();
            assertThat(report.getList("generations.generation")).isEqualTo(List.of(1, 2, 3));
            assertThat(report.getList("generations.texts")).isEqualTo(List.of(8, 2, 2));
            assertThat(report.getInt("awaited")).isZero();
            assertThat(report.getList("generations.parting.parted")).contains(true);
            assertThat(show(id).getString("warnings.find { it.code == 'held-out-parted' }.message"))
                    .contains("generation 3 gained");
            // founders and survivors, each once
            assertThat(readers.scored.get()).isBetween(9, 12);
            assertThat(workers.written).hasValue(0);
        }
    }

    @Test
    void saysNothingWhereReadersAreAsPleased() throws Exception {
        try (var workers = new ScriptedWorkers("honest");
                var readers = new ScriptedScorer(
                        "honest",
                        text -> 1
                                + (int) Math.min(9, 9.99 * Double.parseDouble(text.substring("quality ".length()))))) {
            String id = begin(heldOut("honest"));
            awaitStatus(id, "completed");

            await().atMost(PATIENCE).until(() -> {
                JsonPath report =
                        given().get("/api/v1/runs/" + id + "/held-out").jsonPath();
                return report.getInt("awaited") == 0 && report.getInt("consumption.calls") >= 9;
            });
            JsonPath report = given().get("/api/v1/runs/" + id + "/held-out").jsonPath();
            assertThat(report.getList("generations.parting.parted")).doesNotContain(true);
            assertThat(show(id).getList("warnings.code")).doesNotContain("held-out-parted");
            assertThat(readers.scored.get()).isPositive();
            assertThat(workers.written).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "adaptive"})
    void givesTheSameRankingWhereResultsComeInAnotherOrderAndTwice(String pairing) throws Exception {
        String marker = "order-" + pairing;
        String specification = specification(marker).replace("pairing: random", "pairing: " + pairing);
        try (var workers = new ScriptedWorkers(marker)) {
            workers.voidEvery = 5;
            String once = begin(specification);
            awaitStatus(once, "completed");
            workers.copies = 3;

            String again = begin(specification);
            JsonPath run = awaitStatus(again, "completed");

            assertThat(ranking(again)).isEqualTo(ranking(once));
            assertThat(run.getInt("usage.calls") + run.getInt("matches.saved")).isEqualTo(96);
            assertThat(run.getInt("matches.void")).isPositive().isLessThan(40);
        }
    }

    @Test
    void aSteadyRunCanBeReplayedFromWhatItRecorded() throws Exception {
        String specification =
                specification("steady").replace("pairing: random", "pairing: adaptive") + "schedule: steady\n";
        String id;
        try (var workers = new ScriptedWorkers("steady")) {
            workers.voidEvery = 7;
            workers.copies = 2;
            id = begin(specification);
            awaitStatus(id, "completed");
        }
        JsonPath export = given().get("/api/v1/runs/" + id + "/export").jsonPath();
        Replay replay = new Replay(export);

        replay.run();

        assertThat(replay.matches())
                .isEqualTo(export.getList("verdicts.matchId").stream().sorted().toList());
        assertThat(replay.standings(3)).isEqualTo(export.getList("ratings[2].entries.ordinal"));
        assertThat(export.getList("verdicts.matchId")).doesNotHaveDuplicates();
    }

    @Test
    void pausesOnADeadLetterAndFinishesAfterResume() throws Exception {
        try (var workers = new ScriptedWorkers("letters")) {
            workers.failing = "endpoint-unauthorised";
            String id = begin(specification("letters"));

            JsonPath paused = awaitStatus(id, "paused");
            assertThat(paused.getString("pausedFrom")).isEqualTo("judging");
            assertThat(paused.getString("reason.code")).isEqualTo("endpoint-unauthorised");
            assertThat(paused.getString("reason.detail")).isEqualTo("the endpoint refused the key");
            await().atMost(PATIENCE).until(() -> workers.written.get() >= 32);
            workers.mend();
            given().body("{\"models\": {\"jugde\": \"x\"}}")
                    .post("/api/v1/runs/" + id + "/resume")
                    .then()
                    .statusCode(422);
            given().contentType(ContentType.JSON)
                    .body("{\"models\": {\"judge\": \"another\"}}")
                    .post("/api/v1/runs/" + id + "/resume")
                    .then()
                    .statusCode(200);

            JsonPath run = awaitStatus(id, "completed");
            assertThat(run.getString("specification.models.judge.model")).isEqualTo("another");
            assertThat(workers.judgeModels).containsExactlyInAnyOrder("j", "another");
            assertThat(run.getInt("matches.decided")).isEqualTo(80);
            assertThat(run.getString("reason")).isNull();
        }
    }

    @Test
    void asksForNothingTwiceWhereARunIsPausedAndResumed() throws Exception {
        try (var workers = new ScriptedWorkers("twice")) {
            workers.away = true;
            String id = begin(specification("twice"));

            given().post("/api/v1/runs/" + id + "/pause").then().statusCode(200);
            given().post("/api/v1/runs/" + id + "/resume").then().statusCode(200);
            workers.away = false;

            awaitStatus(id, "completed");
            assertThat(workers.drafts).hasValue(16);
            assertThat(workers.matches).hasValue(80);
        }
    }

    @Test
    void asksOnceMoreForEverythingUndecidedWhereThatIsWanted() throws Exception {
        try (var workers = new ScriptedWorkers("lost")) {
            workers.idle = true;
            String id = begin(specification("lost"));
            await().atMost(PATIENCE).until(() -> workers.ignored.get() >= 8);
            given().post("/api/v1/runs/" + id + "/pause").then().statusCode(200);
            workers.idle = false;

            given().post("/api/v1/runs/" + id + "/resume?again=true").then().statusCode(200);

            assertThat(awaitStatus(id, "completed").getInt("drafts.drafted")).isEqualTo(16);
        }
    }

    @Test
    void pausesWhereAResultCannotBeStoredAndAsksForItAgainOnResume() throws Exception {
        try (var workers = new ScriptedWorkers("unstorable")) {
            workers.text = "PostgreSQL stores no \0 in a text";
            String id = begin(specification("unstorable"));

            JsonPath paused = awaitStatus(id, "paused");
            assertThat(paused.getString("reason.code")).isEqualTo("internal");
            await().atMost(PATIENCE).until(() -> workers.drafts.get() >= 8);
            ScriptedWorkers.awaitLettersRead(Topics.CANDIDATE_DRAFTED.deadLetters());
            workers.text = null;
            given().post("/api/v1/runs/" + id + "/resume").then().statusCode(200);

            assertThat(awaitStatus(id, "completed").getInt("drafts.drafted")).isEqualTo(16);
        }
    }

    @Test
    void refusesWhatTheStatusForbids() throws Exception {
        try (var workers = new ScriptedWorkers("status")) {
            workers.idle = true;
            String id = begin(specification("status"));

            given().post("/api/v1/runs/" + id + "/resume").then().statusCode(409);
            given().post("/api/v1/runs/" + id + "/pause").then().statusCode(200);
            given().post("/api/v1/runs/" + id + "/cancel").then().statusCode(200);
            var problem = given().post("/api/v1/runs/" + id + "/pause").then();

            problem.statusCode(409).contentType("application/problem+json");
            assertThat(problem.extract().jsonPath().getString("code")).isEqualTo("status-forbids");
        }
    }

    @Test
    void beginsOneRunForOneIdempotencyKey() {
        var first = given().header("Idempotency-Key", "abc")
                .contentType(ContentType.JSON)
                .body("{\"brief\":\"x\",\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}}")
                .post("/api/v1/runs");
        var second = given().header("Idempotency-Key", "abc")
                .contentType(ContentType.JSON)
                .body("{\"brief\":\"x\",\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}}")
                .post("/api/v1/runs");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        String id = first.jsonPath().getString("id");
        assertThat(second.jsonPath().getString("id")).isEqualTo(id);
        assertThat(show(id.substring(0, 8)).getString("id")).isEqualTo(id);
        given().post("/api/v1/runs/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void tellsEveryListenerTheEndOfTheRun() throws Exception {
        try (var workers = new ScriptedWorkers("events")) {
            String id = begin(specification("events"));

            String events = given().get("/api/v1/runs/" + id + "/events")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(events).contains("event:run").endsWith("\n\n");
            assertThat(events.substring(events.lastIndexOf("data:"))).contains("\"status\":\"completed\"");
        }
    }
}
