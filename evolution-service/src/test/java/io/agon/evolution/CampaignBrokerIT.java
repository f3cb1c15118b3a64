package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Campaigns over HTTP, a real broker and a real database, with scripted workers and a trainer that is a shell script. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(CampaignBrokerIT.Training.class)
class CampaignBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path FOLDER = Path.of("target", "trainings-" + UUID.randomUUID());

    /** Trains by a script. */
    public static final class Training implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path script = Path.of("src/test/resources/training/trainer.sh").toAbsolutePath();
            return Map.of(
                    "agon.outbox.interval",
                    "100ms",
                    "agon.training.by",
                    "command",
                    "agon.training.command.line",
                    "/bin/sh," + script + ",{dataset},{output}",
                    "agon.training.command.folder",
                    FOLDER.resolve("work").toAbsolutePath().toString(),
                    "agon.training.command.models",
                    FOLDER.resolve("models").toAbsolutePath().toString());
        }
    }

    private static Map<String, Object> specification(String marker) {
        Map<String, Object> run = new HashMap<>();
        run.put("population", 6);
        run.put("survivors", 2);
        run.put("variants", 1);
        run.put("generations", 2);
        run.put("ranking", Map.of("calls-per-candidate", 4));
        run.put("models", Map.of("writer", Map.of("model", "w"), "judge", Map.of("model", "j")));
        Map<String, Object> campaign = new HashMap<>();
        campaign.put("name", marker);
        campaign.put("briefs", List.of("A test of " + marker));
        campaign.put("rounds", 2);
        campaign.put("runs", 2);
        campaign.put("finalists", 2);
        campaign.put("top", 3);
        campaign.put("run", run);
        campaign.put(
                "trial",
                Map.of(
                        "briefs",
                        List.of("Held out of " + marker, "More of " + marker),
                        "drafts",
                        5,
                        "comparisons",
                        20));
        campaign.put("seed", 3);
        return campaign;
    }

    private static Response order(Map<String, Object> campaign, String key) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(campaign)
                .post("/api/v1/campaigns");
    }

    private static String begin(Map<String, Object> campaign) {
        return order(campaign, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> show(id).getString("status").equals(status));
        return show(id);
    }

    private static JsonPath show(String id) {
        return given().get("/api/v1/campaigns/" + id).jsonPath();
    }

    @Test
    void trainsOnTheBestOfEachRoundAndTriesWhatItTrained() throws Exception {
        try (var workers = new ScriptedWorkers("recursive")) {
            workers.skill = model -> model.endsWith("-r1") ? 2 : model.endsWith("-r2") ? 4 : 0;

            String id = begin(specification("recursive"));
            JsonPath done = awaitStatus(id, "completed");

            assertThat(done.getList("rounds.stage")).isEqualTo(List.of("over", "over"));
            String first = done.getString("rounds[0].model.model");
            String second = done.getString("rounds[1].model.model");
            assertThat(done.getList("rounds.writer")).isEqualTo(List.of("w", first));
            assertThat(done.getList("rounds[1].measured.against.model")).isEqualTo(List.of("w", first));
            assertThat(done.getFloat("rounds[0].measured.against[0].preference"))
                    .isGreaterThan(0.9f);
            assertThat(done.getFloat("rounds[1].measured.against[1].preference"))
                    .isGreaterThan(0.9f);
            assertThat(done.getInt("rounds[1].measured.against[0].wins")).isGreaterThan(15);
            // the drafts of the base are written once, and those of the first model, too
            assertThat(done.getList("rounds.trials.base.flatten()", String.class))
                    .hasSize(4);
            assertThat(new HashSet<>(done.getList("rounds.trials.base.flatten()", String.class)))
                    .hasSize(2);
            assertThat(done.getList("rounds[1].trials.previous")).isEqualTo(done.getList("rounds[0].trials.ours"));
            isTrainedOnWhatWasChosen(id, done);
            tellsWhereModelsComeFrom(id, first, second, done);
        }
    }

    private static void isTrainedOnWhatWasChosen(String id, JsonPath done) throws Exception {
        for (int round = 1; round <= 2; round++) {
            byte[] zip = given().get("/api/v1/campaigns/" + id + "/rounds/" + round + "/dataset")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                    .isEqualTo(done.getString("rounds[" + (round - 1) + "].dataset.sha256"));
            List<String> taught = io.agon.evolution.Training.rows(zip).get("train/sft.jsonl").stream()
                    .map(row -> row.getString("candidate"))
                    .toList();
            assertThat(taught)
                    .containsExactlyInAnyOrderElementsOf(
                            done.getList("rounds[0.." + (round - 1) + "].chosen.candidate.flatten()", String.class));
        }
        assertThat(done.getList("rounds[0].chosen")).hasSize(3);
        given().get("/api/v1/campaigns/" + id + "/rounds/3/dataset").then().statusCode(404);
    }

    private static void tellsWhereModelsComeFrom(String id, String first, String second, JsonPath done)
            throws Exception {
        JsonPath model = given().get("/api/v1/models/" + second).jsonPath();
        assertThat(model.getString("base")).isEqualTo("w");
        assertThat(model.getString("campaign")).isEqualTo(id);
        assertThat(model.getList("data.writer")).isEqualTo(List.of("w", first));
        assertThat(model.getString("sha256")).isEqualTo(done.getString("rounds[1].dataset.sha256"));
        // the trainer saw what it needs, and no secret
        assertThat(Files.readString(Path.of(model.getString("location"), "adapter"))
                        .strip())
                .isEqualTo("w sft {} no secret");
        assertThat(given().get("/api/v1/models").jsonPath().getList("models.name", String.class))
                .contains(first, second);
        given().get("/api/v1/models/unheard-of").then().statusCode(404);
    }

    @Test
    void stopsItselfWhereTrainingHarms() throws Exception {
        try (var workers = new ScriptedWorkers("harmful")) {
            workers.skill = model -> model.equals("w") ? 0 : -4;

            String id = begin(specification("harmful"));
            JsonPath stopped = awaitStatus(id, "stopped");

            assertThat(stopped.getString("reason.code")).isEqualTo("regression");
            assertThat(stopped.getString("reason.detail")).contains("surely worse than the base");
            assertThat(stopped.getList("rounds")).hasSize(1);
            given().post("/api/v1/campaigns/" + id + "/resume").then().statusCode(409);
        }
    }

    @Test
    void failsWhereTrainingFailsAndGoesOnWhenItIsTold() throws Exception {
        try (var workers = new ScriptedWorkers("stubborn")) {
            Map<String, Object> campaign = specification("stubborn");
            campaign.put("rounds", 1);
            campaign.put("training", Map.of("settings", Map.of("fail", "once")));

            String id = begin(campaign);
            JsonPath failed = awaitStatus(id, "failed");
            given().post("/api/v1/campaigns/" + id + "/resume").then().statusCode(200);

            assertThat(failed.getString("reason.code")).isEqualTo("training-failed");
            assertThat(failed.getString("reason.detail")).contains("status 3").contains("out of memory");
            assertThat(awaitStatus(id, "completed").getString("rounds[0].model.note"))
                    .contains("8/8");
            assertThat(workers.matches.get()).isPositive();
        }
    }

    @Test
    void cancelsAllThatItBegan() throws Exception {
        try (var workers = new ScriptedWorkers("abandoned")) {
            workers.idle = true;
            String key = UUID.randomUUID().toString();
            String id = order(specification("abandoned"), key)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(order(specification("abandoned"), key)
                            .then()
                            .statusCode(200)
                            .extract()
                            .<String>path("id"))
                    .isEqualTo(id);
            await().atMost(PATIENCE)
                    .until(() -> show(id).getList("rounds[0].runs").size() == 2);
            List<String> runs = show(id).getList("rounds[0].runs");

            given().post("/api/v1/campaigns/" + id + "/cancel").then().statusCode(200);

            assertThat(runs)
                    .allSatisfy(run -> assertThat(given().get("/api/v1/runs/" + run)
                                    .jsonPath()
                                    .getString("status"))
                            .isEqualTo("cancelled"));
            given().post("/api/v1/campaigns/" + id + "/cancel").then().statusCode(409);
            assertThat(workers.matches.get()).isZero();
        }
    }

    @Test
    void stopsWhereItsBudgetIsSpent() throws Exception {
        try (var workers = new ScriptedWorkers("thrifty")) {
            Map<String, Object> campaign = specification("thrifty");
            campaign.put("budget", Map.of("calls", 60));

            String id = begin(campaign);
            JsonPath stopped = awaitStatus(id, "stopped");

            assertThat(stopped.getString("reason.code")).isEqualTo("budget-spent");
            assertThat(stopped.getInt("usage.calls")).isGreaterThanOrEqualTo(60);
            assertThat(workers.matches.get()).isLessThan(400);
        }
    }

    @Test
    void namesEveryRuleThatIsBroken() {
        Map<String, Object> campaign = specification("wrong");
        campaign.put("top", 5);
        campaign.put("trial", Map.of("briefs", List.of("A test of wrong")));
        campaign.put("run", Map.of("brief", "mine", "population", 1));
        campaign.put("training", Map.of("settings", Map.of("x", "$(rm)")));

        JsonPath refused =
                order(campaign, "wrong").then().statusCode(422).extract().jsonPath();

        assertThat(refused.getList("violations.field"))
                .contains("top", "run.brief", "run.population", "trial.briefs", "training.settings.x");
    }
}
