package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Inductions over HTTP, a real broker and a real database, with a scripted coder and a scripted judge. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class InductionBrokerIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int BRIEFS = 12;
    private static final int EACH = 5;

    private final String name = "induced-" + NAMES.incrementAndGet();

    /** Texts whose levels their judges see, and readers who prefer the higher one. */
    private Map<String, Object> specification() {
        List<Map<String, Object>> samples = new ArrayList<>();
        List<Map<String, Object>> preferences = new ArrayList<>();
        for (int i = 0; i < BRIEFS * EACH; i++) {
            int level = 1 + i % EACH;
            samples.add(Map.of(
                    "id", "t" + i, "brief", name + " brief " + i / EACH, "text", "level " + level + ", text " + i));
            for (int j = i - i % EACH; j < i; j++) {
                preferences.add(Map.of("first", "t" + j, "second", "t" + i, "preferred", "second"));
            }
        }
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("name", name);
        specification.put("form", name + " form");
        specification.put("samples", samples);
        specification.put("preferences", preferences);
        specification.put("coders", List.of(Map.of("model", "c"), Map.of("model", "d")));
        specification.put("judges", List.of(Map.of("model", "j")));
        specification.put("coding-share", 0.15);
        return specification;
    }

    private static JsonPath begin(Object specification) {
        return given().contentType(ContentType.JSON)
                .body(specification)
                .post("/api/v1/inductions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> show(id).getString("status").equals(status));
        return show(id);
    }

    private static JsonPath show(String id) {
        return given().get("/api/v1/inductions/" + id).jsonPath();
    }

    @Test
    void inducesCriteriaAndKeepsThoseThatPredictAsARubric() throws Exception {
        try (ScriptedCoder coder = new ScriptedCoder(name + " form");
                ScriptedScorer scorer = new ScriptedScorer(name)) {
            String id = begin(specification()).getString("id");

            JsonPath done = awaitStatus(id, "completed");

            assertThat(coder.answered)
                    .containsExactly("OPEN", "OPEN", "AXIAL", "OPEN", "OPEN", "COMPARISON", "SELECTIVE");
            assertThat(done.getBoolean("simulated")).isTrue();
            assertThat(done.getBoolean("induced.saturated")).isTrue();
            assertThat(done.getList("induced.criteria[0].codes[0].evidence")).hasSizeGreaterThan(3);
            assertThat(done.getList("outcome.criteria.fate")).isEqualTo(List.of("kept"));
            assertThat(done.getFloat("outcome.trial.induced.estimate")).isEqualTo(1);
            assertThat(done.getString("outcome.rubric.version")).isEqualTo("1");
            assertThat(scorer.scored.get()).isPositive();
            JsonPath rubric = given().get("/api/v1/rubrics/" + name + "/1").jsonPath();
            assertThat(rubric.getList("criteria.name")).isEqualTo(List.of("level"));
            assertThat(rubric.getFloat("criteria[0].weight")).isEqualTo(1);
            // the same again is there already
            int scored = scorer.scored.get();
            assertThat(begin(specification()).getString("status")).isEqualTo("completed");
            assertThat(scorer.scored).hasValue(scored);
            assertThat(given().get("/api/v1/inductions").jsonPath().getList("id", String.class))
                    .contains(id);
        }
    }

    @Test
    void saysWhyItCannotGoOnAndGoesOnWhenItIsTold() throws Exception {
        try (ScriptedCoder coder = new ScriptedCoder(name + " form");
                ScriptedScorer scorer = new ScriptedScorer(name)) {
            coder.queue.failing = "endpoint-unauthorised";
            String id = begin(specification()).getString("id");
            JsonPath failed = awaitStatus(id, "failed");
            coder.queue.mend();

            given().post("/api/v1/inductions/" + id + "/resume").then().statusCode(200);

            assertThat(failed.getString("reason.code")).isEqualTo("endpoint-unauthorised");
            assertThat(awaitStatus(id, "completed").getList("outcome.criteria.fate"))
                    .isEqualTo(List.of("kept"));
            assertThat(scorer.scored.get()).isPositive();
            given().post("/api/v1/inductions/" + id + "/cancel").then().statusCode(409);
        }
    }

    @Test
    void namesWhatIsWrong() {
        JsonPath problem = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "short-story",
                        "judges", List.of(Map.of("model", "j")),
                        "coders", List.of(Map.of("model", "j")),
                        "samples", List.of(Map.of("brief", "b", "text", "t"), Map.of("brief", "b")),
                        "preferences", List.of(Map.of("first", "t1", "second", "t9", "preferred", "left"))))
                .post("/api/v1/inductions")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();

        assertThat(problem.getList("violations.field", String.class))
                .containsExactlyInAnyOrder(
                        "name", "samples[1].text", "preferences[0].second", "preferences[0].preferred");
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "x", "run", "r-nosuchrun"))
                .post("/api/v1/inductions")
                .then()
                .statusCode(404);
    }
}
