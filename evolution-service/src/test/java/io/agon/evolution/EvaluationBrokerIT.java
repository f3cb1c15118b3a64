package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Evaluations over HTTP, a real broker and a real database, with scripted workers. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class EvaluationBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String run(String marker, int seed) {
        Map<String, Object> specification = new HashMap<>();
        specification.put("brief", "A test of " + marker);
        specification.put("population", 8);
        specification.put("survivors", 2);
        specification.put("variants", 2);
        specification.put("generations", 3);
        specification.put("ranking", Map.of("calls-per-candidate", 4));
        specification.put("models", Map.of("writer", Map.of("model", "w"), "judge", Map.of("model", "j")));
        specification.put("seed", seed);
        String id = given().contentType(ContentType.JSON)
                .body(specification)
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(PATIENCE)
                .until(() -> given().get("/api/v1/runs/" + id).path("status").equals("completed"));
        return id;
    }

    private static Response order(Map<String, Object> order) {
        return given().contentType(ContentType.JSON).body(order).post("/api/v1/evaluations");
    }

    private static String begin(Map<String, Object> order) {
        return order(order).then().statusCode(201).extract().path("id");
    }

    private static JsonPath awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> show(id).getString("status").equals(status));
        return show(id);
    }

    private static JsonPath show(String id) {
        return given().get("/api/v1/evaluations/" + id).jsonPath();
    }

    @Test
    void comparesWithFoundersAndWithSequentialPromptingAtAsManyTokens() throws Exception {
        try (var workers = new ScriptedWorkers("evaluated")) {
            String run = run("evaluated", 5);
            int matches = workers.matches.get();
            int drafts = workers.drafts.get();
            workers.copies = 2;

            String id = begin(Map.of("run", run, "against", List.of("initial", "sequential"), "comparisons", 20));
            JsonPath done = awaitStatus(id, "completed");

            assertThat(done.getInt("texts")).isEqualTo(6);
            assertThat(done.getList("contrasts.against")).isEqualTo(List.of("initial", "sequential"));
            for (int contrast = 0; contrast < 2; contrast++) {
                JsonPath found = done.setRootPath("contrasts[" + contrast + "]");
                assertThat(found.getInt("wins") + found.getInt("losses") + found.getInt("ties"))
                        .isEqualTo(20);
                assertThat(found.getInt("voids")).isZero();
                assertThat(found.getFloat("pValue")).isBetween(0f, 1f);
                assertThat(found.getInt("clusters")).isEqualTo(6);
                assertThat(found.getFloat("interval[0]")).isLessThanOrEqualTo(found.getFloat("preference"));
            }
            done.setRootPath("");
            // a draft takes 150 tokens: as many as the run took, and at most a draft a chain more
            long budget = done.getLong("tokens.run");
            assertThat(done.getLong("baseline.budget")).isEqualTo(budget);
            assertThat(done.getLong("tokens.baseline")).isBetween(budget, budget + 6 * 150);
            assertThat(workers.drafts.get() - drafts).isEqualTo(done.getInt("baseline.drafts"));
            JsonPath report =
                    given().get("/api/v1/evaluations/" + id + "/report").jsonPath();
            assertThat(report.getList("compared")).hasSize(40);
            int same = report.getList("compared.findAll { it.same }").size();
            assertThat(workers.matches.get() - matches).isEqualTo(80 - 2 * same);
            assertThat(report.getList("curve.generation")).isEqualTo(List.of(1, 2, 3));
            assertThat(report.getLong("curve[2].tokens")).isEqualTo(budget);
            assertThat(report.getList("sets.name")).isEqualTo(List.of(run, "initial", "sequential"));
            assertThat(report.getList("sets.texts")).isEqualTo(List.of(6, 8, 6));
            assertThat(given().get("/api/v1/evaluations").jsonPath().getList("evaluations.id"))
                    .contains(id);
        }
    }

    @Test
    void comparesTheSameWithTheSameSeedAndWithOtherRunsAndTexts() throws Exception {
        try (var workers = new ScriptedWorkers("repeated")) {
            String run = run("repeated", 5);
            String other = run("repeated", 6);
            Map<String, Object> order = Map.of(
                    "run",
                    run,
                    "against",
                    List.of(other, "texts"),
                    "texts",
                    List.of("quality 0.1", "quality 0.2"),
                    "of",
                    "survivors",
                    "comparisons",
                    10,
                    "judge",
                    Map.of("model", "another"),
                    "seed",
                    4);

            String once = begin(order);
            awaitStatus(once, "completed");
            String again = begin(order);
            awaitStatus(again, "completed");

            assertThat(given().get("/api/v1/evaluations/" + once + "/report")
                            .jsonPath()
                            .getList("compared"))
                    .isEqualTo(given().get("/api/v1/evaluations/" + again + "/report")
                            .jsonPath()
                            .getList("compared"));
            assertThat(show(once).getString("judge")).isEqualTo("another");
            assertThat(workers.judgeModels).isEqualTo(Set.of("j", "another"));
            assertThat(show(once).getInt("contrasts[1].wins")).isGreaterThan(6);
        }
    }

    @Test
    void failsWhereNobodyCanJudgeAndGoesOnWhenItIsTold() throws Exception {
        try (var workers = new ScriptedWorkers("hindered")) {
            String run = run("hindered", 5);
            workers.failing = "ENDPOINT_REJECTED";

            String id = begin(Map.of("run", run, "comparisons", 10));
            JsonPath failed = awaitStatus(id, "failed");

            assertThat(failed.getString("reason.detail")).contains("the endpoint refused the key");
            workers.mend();
            given().post("/api/v1/evaluations/" + id + "/resume").then().statusCode(200);
            assertThat(awaitStatus(id, "completed").getInt("contrasts[0].awaited"))
                    .isZero();
            given().post("/api/v1/evaluations/" + id + "/resume").then().statusCode(409);
        }
    }

    @Test
    void peopleVoteBlindAndCountAsOneMoreJudge() throws Exception {
        try (var workers = new ScriptedWorkers("voted on")) {
            String run = run("voted on", 5);
            int judged = workers.matches.get();

            JsonPath drawn = post("ballots", Map.of("run", run, "voters", List.of("ada", "ben"), "pairs", 12))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(drawn.getList("ballots")).hasSize(24);
            assertThat(drawn.getMap("ballots[0]").keySet())
                    .isEqualTo(Set.of("ballot", "voter", "number", "left", "right"));
            // both prefer the worse text, always
            List<Map<String, String>> votes = drawn.getList("ballots").stream()
                    .map(ballot -> (Map<?, ?>) ballot)
                    .map(ballot -> Map.of(
                            "ballot",
                            (String) ballot.get("ballot"),
                            "choice",
                            quality(ballot.get("left")) < quality(ballot.get("right")) ? "left" : "right"))
                    .toList();
            post("votes", Map.of("votes", votes)).then().statusCode(200);
            post("votes", Map.of("votes", votes)).then().statusCode(200);
            Map<String, String> other = Map.of(
                    "ballot",
                    votes.getFirst().get("ballot"),
                    "choice",
                    votes.getFirst().get("choice").equals("left") ? "right" : "left");
            post("votes", Map.of("votes", List.of(other, Map.of("ballot", "b-unknown", "choice", "tie"))))
                    .then()
                    .statusCode(422)
                    .body("violations.field", org.hamcrest.Matchers.equalTo(List.of("choice", "ballot")));

            JsonPath report = given().get("/api/v1/votes?run=" + run).jsonPath();
            assertThat(report.getInt("ballots")).isEqualTo(24);
            assertThat(report.getList("voters.votes")).isEqualTo(List.of(12, 12));
            assertThat(report.getFloat("alpha")).isEqualTo(1f);
            assertThat(report.getFloat("agreement.share")).isLessThan(0.5f);
            assertThat(report.getFloat("brier")).isGreaterThan(0.25f);
            assertThat(report.getList("leaderboard")).hasSize(6);
            // who contradicts the judges brings the ratings closer together
            assertThat(range(report.getList("leaderboard.rating", Double.class)))
                    .isLessThan(range(given().get("/api/v1/runs/" + run + "/leaderboard")
                            .jsonPath()
                            .getList("entries.rating", Double.class)));
            assertThat(given().get("/api/v1/ballots?run=" + run).jsonPath().getList("ballots"))
                    .isEmpty();
            assertThat(workers.matches).hasValue(judged);
        }
        given().get("/api/v1/votes?run=r-nosuchrun").then().statusCode(404);
        post("ballots", Map.of("run", "r-1")).then().statusCode(422);
    }

    private static Response post(String what, Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/" + what);
    }

    private static double range(List<Double> ratings) {
        return Collections.max(ratings) - Collections.min(ratings);
    }

    private static double quality(Object text) {
        return Double.parseDouble(((String) text).substring("quality ".length()));
    }

    @Test
    void refusesRunsThatHaveNotEndedAndOtherBriefs() throws Exception {
        try (var workers = new ScriptedWorkers("refused")) {
            String run = run("refused", 5);
            String other = run("refused otherwise", 5);

            assertThat(order(Map.of("run", "r-nosuchrun"))
                            .then()
                            .statusCode(422)
                            .extract()
                            .jsonPath()
                            .getString("violations[0].field"))
                    .isEqualTo("run");
            JsonPath refused = order(Map.of("run", run, "against", List.of(other), "held-out", true))
                    .then()
                    .statusCode(422)
                    .extract()
                    .jsonPath();
            assertThat(refused.getList("violations.rule"))
                    .isEqualTo(List.of(
                            "must be false: the run's specification has no held-out",
                            "must be a run of the same brief"));
            assertThat(workers.judgeModels).isEqualTo(Set.of("j"));
        }
        given().get("/api/v1/evaluations/e-unknown").then().statusCode(404);
    }
}
