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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Rewards and rubrics over HTTP, a real broker and a real database, with a scripted judge. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(RewardsBrokerIT.Impatient.class)
class RewardsBrokerIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String RUBRIC = """
            {"name": "house", "version": "%s", "criteria": [
              {"name": "dialogue", "description": "how people speak", "weight": 3, "levels": ["dead", "half", "alive"]},
              {"name": "prose", "description": "how it sounds"}]}""";

    private final String brief = "A brief, number " + NAMES.incrementAndGet();

    /** Waits briefly for scores. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agon.rewards.longest-wait", "4s");
        }
    }

    private Map<String, Object> order(String... texts) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String text : texts) {
            items.add(Map.of("brief", brief, "text", text));
        }
        Map<String, Object> order = new HashMap<>();
        order.put(
                "rubric",
                Map.of(
                        "criteria",
                        List.of(
                                Map.of(
                                        "name",
                                        "dialogue",
                                        "description",
                                        "d",
                                        "weight",
                                        3,
                                        "levels",
                                        List.of("a", "b", "c")),
                                Map.of("name", "prose", "description", "p"))));
        order.put("judge", Map.of("model", "j"));
        order.put("items", items);
        return order;
    }

    private static Response post(Object order) {
        return given().contentType(ContentType.JSON).body(order).post("/api/v1/rewards");
    }

    private static JsonPath rewards(Object order) {
        Response response = post(order);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    @Test
    void rewardsTextsByTheirScoresAndAsksOfEachOnce() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            scorer.queue.copies = 2;
            Map<String, Object> order = order("level 1 is low", "level 3 is fair", "level 3 is fair");

            JsonPath first = rewards(order);
            JsonPath again = rewards(order);

            // dialogue has three levels and weighs 3, prose five and weighs 1
            List<Float> scores = first.getList("rewards.score");
            assertThat(scores.get(0)).isZero();
            assertThat(scores.get(1)).isCloseTo((3 * 1 + 0.5f) / 4, within(1e-6f));
            assertThat(first.getList("rewards.reward")).isEqualTo(first.getList("rewards.score"));
            List<Float> advantages = first.getList("rewards.advantage");
            assertThat(advantages.get(0)).isNegative();
            assertThat(advantages.get(1)).isEqualTo(advantages.get(2)).isPositive();
            assertThat(first.getList("rewards[0].criteria.quotes"))
                    .isEqualTo(List.of(List.of("level 1"), List.of("level 1")));
            assertThat(first.getInt("different")).isEqualTo(2);
            assertThat(first.getInt("known")).isZero();
            assertThat(first.getBoolean("simulated")).isTrue();
            assertThat(again.getInt("known")).isEqualTo(2);
            assertThat(again.getList("rewards")).isEqualTo(first.getList("rewards"));
            assertThat(scorer.scored).hasValue(2);
        }
    }

    @Test
    void lengthAndFormCostWithoutAnotherQuestion() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            Map<String, Object> order = order("level 3 and some more");
            rewards(order);
            order.put("length", Map.of("max-words", 3, "buffer", 4, "weight", 0.4));
            order.put(
                    "format",
                    Map.of("required", List.of("level", "moon"), "forbidden", List.of("more"), "weight", 0.3));

            JsonPath penalised = rewards(order);

            assertThat(penalised.getFloat("rewards[0].lengthPenalty")).isCloseTo(0.2f, within(1e-6f));
            assertThat(penalised.getFloat("rewards[0].formatPenalty")).isCloseTo(0.2f, within(1e-6f));
            assertThat(penalised.getFloat("rewards[0].reward"))
                    .isCloseTo(penalised.getFloat("rewards[0].score") - 0.4f, within(1e-6f));
            assertThat(scorer.scored).hasValue(1);
        }
    }

    @Test
    void hasNoRewardForATextWhoseScoreCannotBeRead() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            JsonPath rewards = rewards(order("level 2 it is", "unreadable", "level 3 it is"));

            assertThat(rewards.getString("rewards[1].voidReason")).isEqualTo("not-json");
            assertThat(rewards.<Object>get("rewards[1].reward")).isNull();
            assertThat(rewards.<Object>get("rewards[1].advantage")).isNull();
            List<Float> others = rewards.getList("rewards.advantage");
            assertThat(others.get(0) + others.get(2)).isCloseTo(0, within(1e-5f));
            assertThat(scorer.scored).hasValue(3);
        }
    }

    @Test
    void saysWhyNoJudgeCouldScoreAndAsksAgainWhenAskedAgain() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            scorer.queue.failing = "model-unknown";
            Response refused = post(order("level 1"));
            scorer.queue.mend();

            JsonPath mended = rewards(order("level 1"));

            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("model-unknown");
            assertThat(refused.jsonPath().getString("detail")).contains("1 of 1");
            assertThat(mended.getFloat("rewards[0].score")).isZero();
        }
    }

    @Test
    void goesOnWhereAnImpatientRequestEnded() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            scorer.queue.away = true;
            Response early = post(order("level 1", "level 2"));
            scorer.queue.away = false;

            JsonPath late = rewards(order("level 1", "level 2"));

            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.header("Retry-After")).isEqualTo("1");
            assertThat(early.jsonPath().getString("detail")).startsWith("2 of 2 scores are not there yet");
            assertThat(late.getList("rewards")).hasSize(2);
            assertThat(scorer.scored).hasValue(2);
        }
    }

    @Test
    void manyWhoAskForTheSameAtOncePayOnce() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            Map<String, Object> order = order("level 1", "level 2", "level 3");

            List<CompletableFuture<JsonPath>> asked = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> rewards(order)))
                    .toList();

            assertThat(asked)
                    .allSatisfy(one -> assertThat(one.get().getList("rewards.reward"))
                            .isEqualTo(asked.getFirst().get().getList("rewards.reward")));
            assertThat(scorer.scored).hasValue(3);
        }
    }

    @Test
    void answersInTheFormOfOpenRlhf() throws Exception {
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            String prompt = "<|user|>" + brief + "<|assistant|>";
            Map<String, Object> asked = Map.of(
                    "query", List.of(prompt + "level 3 so far<|im_end|>", prompt + "level 1</s>"),
                    "prompts", List.of(prompt, prompt),
                    "labels", List.of(brief, ""));

            JsonPath answer = given().contentType(ContentType.JSON)
                    .body(asked)
                    .queryParam("model", "j")
                    .post("/api/v1/rewards/openrlhf")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(answer.getList("rewards", Float.class)).hasSize(2);
            assertThat(answer.getFloat("rewards[0]")).isGreaterThan(answer.getFloat("rewards[1]"));
            assertThat(answer.getMap("extra_logs")).isNotEmpty();
            assertThat(scorer.scored).hasValue(2);
        }
    }

    @Test
    void namesWhatIsWrongWithAnOrder() {
        JsonPath problem = post(Map.of(
                        "judge", Map.of("model", "j"),
                        "length", Map.of("min-words", 9, "max-words", 3),
                        "items", List.of(Map.of("brief", "b"), Map.of("brief", "b", "text", "t", "id", "0"))))
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();

        assertThat(problem.getString("code")).isEqualTo("rewards-invalid");
        assertThat(problem.getList("violations.field", String.class))
                .containsExactly("length.max-words", "items[0].text", "items[1].id");
    }

    @Test
    void keepsRubricsByVersionAndTakesThemByTheirLabels() throws Exception {
        String name = "house-" + System.nanoTime();
        String first = RUBRIC.formatted("1").replace("\"house\"", "\"" + name + "\"");
        String second = RUBRIC.formatted("2")
                .replace("\"house\"", "\"" + name + "\"")
                .replace("how it sounds", "how it reads aloud");
        for (String rubric : List.of(first, second, first)) {
            given().contentType(ContentType.JSON)
                    .body(rubric)
                    .post("/api/v1/rubrics")
                    .then()
                    .statusCode(201);
        }

        Response conflict = given().contentType(ContentType.JSON)
                .body(first.replace("\"weight\": 3", "\"weight\": 4"))
                .post("/api/v1/rubrics");
        JsonPath list = given().get("/api/v1/rubrics").jsonPath();
        JsonPath difference =
                given().get("/api/v1/rubrics/" + name + "/1/difference/2").jsonPath();
        String yaml = given().accept("application/yaml")
                .get("/api/v1/rubrics/" + name + "/2")
                .asString();

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(list.getList("label", String.class)).contains("short-story@1", name + "@1", name + "@2");
        assertThat(difference.getList("changed.after.description")).isEqualTo(List.of("how it reads aloud"));
        assertThat(difference.getList("added")).isEmpty();
        assertThat(yaml).contains("name: \"" + name + "\"", "how it reads aloud");
        given().contentType("application/json")
                .body("{\"brief\":\"x\",\"rubric\":\"" + name
                        + "@2\",\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}}")
                .post("/api/v1/runs/validate")
                .then()
                .statusCode(200);
        try (ScriptedScorer scorer = new ScriptedScorer(brief)) {
            Map<String, Object> order = order("level 2");
            order.put("rubric", name + "@1");
            assertThat(rewards(order).getString("rubric")).isEqualTo(name + "@1");
            assertThat(scorer.scored).hasValue(1);
        }
    }
}
