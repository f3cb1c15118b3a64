package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Improvements and lessons over HTTP, a real broker and a real database, with a scripted editor and a scripted judge. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ImprovementBrokerIT {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String brief = "A brief to improve, number " + NAMES.incrementAndGet();

    private Map<String, Object> specification(String reflection) {
        Map<String, Object> specification = new HashMap<>();
        specification.put("brief", brief);
        specification.put("text", "level 1 it is");
        specification.put(
                "rubric",
                Map.of(
                        "criteria",
                        List.of(
                                Map.of("name", "dialogue", "description", "how people speak", "weight", 2),
                                Map.of("name", "prose", "description", "how it sounds"))));
        specification.put(
                "models",
                Map.of(
                        "writer", Map.of("model", "w"),
                        "judge", Map.of("model", "j"),
                        "embedder", Map.of("model", "e")));
        specification.put("reflection", reflection);
        specification.put("memory", brief);
        specification.put("tries", 3);
        specification.put("worth", 0);
        return specification;
    }

    private static JsonPath begin(Object specification) {
        return given().contentType(ContentType.JSON)
                .body(specification)
                .post("/api/v1/improvements")
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
        return given().get("/api/v1/improvements/" + id).jsonPath();
    }

    private JsonPath lessons() {
        return given().queryParam("memory", brief).get("/api/v1/lessons").jsonPath();
    }

    @Test
    void climbsByWhatItIsAdvisedAndRemembersWhatItDid() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            JsonPath done = awaitStatus(begin(specification("memory")).getString("id"), "completed");

            assertThat(done.getString("ending")).isEqualTo("tries");
            assertThat(done.getBoolean("simulated")).isTrue();
            assertThat(done.getFloat("from")).isZero();
            assertThat(done.getList("tried")).hasSize(3);
            assertThat(done.getList("tried.kept", Boolean.class)).contains(true);
            assertThat(done.getString("tried[0].criterion")).isEqualTo("dialogue");
            assertThat(done.getString("tried[0].cause")).isEqualTo("It stands too low.");
            assertThat(done.getString("text")).startsWith("level ").isNotEqualTo("level 1 it is");
            // the given text and three revisions, two opinions each
            assertThat(scorer.scored).hasValue(8);
            assertThat(done.getInt("consumption.calls"))
                    .isEqualTo(8 + editor.adviser.advised.get() + editor.adviser.embedded.get() + editor.revised.get());
            JsonPath lessons = lessons();
            assertThat(lessons.getList("lessons.uses", Integer.class).stream()
                            .mapToInt(uses -> uses)
                            .sum())
                    .isEqualTo(3);
            assertThat(lessons.getString("lessons.find { it.action == '" + ScriptedAdviser.CLIMB + "' }.condition"))
                    .isEqualTo("dialogue: As it says.");
            assertThat(lessons.getFloat("lessons.find { it.action == '" + ScriptedAdviser.CLIMB + "' }.gain"))
                    .isBetween(0.2f, 0.4f);
            exportsWhatWasKept(done);
        }
    }

    private static void exportsWhatWasKept(JsonPath done) throws IOException {
        byte[] zip = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "improvements", List.of(done.getString("id")),
                        "kinds", List.of("reflection"),
                        "validation-share", 0))
                .post("/api/v1/exports")
                .asByteArray();

        List<JsonPath> rows = Training.rows(zip).get("train/reflection.jsonl");
        assertThat(rows).hasSize(Collections.frequency(done.getList("tried.kept"), true));
        assertThat(rows.getFirst().getString("messages[0].content")).contains("level 1 it is");
        assertThat(rows.getFirst().getString("messages[1].content"))
                .contains("Weakest: dialogue.", "Cause: It stands too low.", "To do: " + ScriptedAdviser.CLIMB);
        assertThat(rows.getLast().getString("messages[3].content")).isEqualTo(done.getString("text"));
    }

    @Test
    void exportsNothingThatIsNotCompleted() {
        given().contentType(ContentType.JSON)
                .body(Map.of("improvements", List.of("v-unknown"), "runs", List.of("r-unknown")))
                .post("/api/v1/exports")
                .then()
                .statusCode(422)
                .body("code", equalTo("export-invalid"))
                .body("violations.field", equalTo(List.of("runs", "improvements")))
                .body("violations[0].rule", equalTo("must be the id of a run that has ended"));
    }

    @Test
    void whatWasLearntOnOneTextIsTriedOnAnotherWithoutAskingAgain() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            Map<String, Object> specification = specification("memory");
            for (int text = 0; text < 4; text++) {
                specification.put("text", "level 1 text " + text);
                specification.put("seed", text);
                awaitStatus(begin(specification).getString("id"), "completed");
            }

            assertThat(editor.revised).hasValue(12);
            assertThat(editor.adviser.advised.get()).isLessThan(12);
            assertThat(given().get("/api/v1/improvements").jsonPath().getList("reflection", String.class))
                    .contains("memory");
            assertThat(scorer.scored.get()).isPositive();
            String id = lessons().getString("lessons[0].id");
            given().delete("/api/v1/lessons/" + id).then().statusCode(204);
            given().delete("/api/v1/lessons/" + id).then().statusCode(404);
        }
    }

    @Test
    void withoutMemoryNothingIsRememberedAndWithoutReflectionNobodyIsAsked() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            JsonPath fresh = awaitStatus(begin(specification("fresh")).getString("id"), "completed");
            int advised = editor.adviser.advised.get();
            JsonPath none = awaitStatus(begin(specification("none")).getString("id"), "completed");

            assertThat(advised).isEqualTo(3);
            assertThat(fresh.getString("text")).startsWith("level 4");
            assertThat(editor.adviser.advised).hasValue(3);
            // four texts with two opinions each, three times advice, three revisions: nobody is asked what words mean
            assertThat(fresh.getInt("consumption.calls")).isEqualTo(14);
            assertThat(none.getString("tried[0].action")).startsWith("Raise the text by this criterion: how ");
            assertThat(none.getString("text")).startsWith("level 1");
            assertThat(lessons().getList("lessons")).isEmpty();
            assertThat(scorer.scored.get()).isPositive();
        }
    }

    @Test
    void endsWhereNothingIsWorthItsCostOrTheTokensAreSpent() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            Map<String, Object> dear = specification("fresh");
            dear.put("worth", 0.9);
            Map<String, Object> poor = specification("fresh");
            poor.put("tokens", 1);

            assertThat(awaitStatus(begin(dear).getString("id"), "completed").getString("ending"))
                    .isEqualTo("not-worth");
            assertThat(awaitStatus(begin(poor).getString("id"), "completed").getString("ending"))
                    .isEqualTo("tokens");
            assertThat(editor.revised).hasValue(0);
            assertThat(scorer.scored.get()).isPositive();
        }
    }

    @Test
    void saysWhyItCannotGoOnAndGoesOnWhenItIsTold() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            scorer.queue.failing = "model-unknown";
            String id = begin(specification("fresh")).getString("id");
            JsonPath unscored = awaitStatus(id, "failed");
            scorer.queue.mend();
            editor.drafts.failing = "endpoint-unauthorised";
            given().post("/api/v1/improvements/" + id + "/resume").then().statusCode(200);
            JsonPath unrevised = awaitStatus(id, "failed");
            editor.drafts.mend();
            given().post("/api/v1/improvements/" + id + "/resume").then().statusCode(200);

            assertThat(unscored.getString("reason.code")).isEqualTo("model-unknown");
            assertThat(unrevised.getString("reason.code")).isEqualTo("endpoint-unauthorised");
            assertThat(awaitStatus(id, "completed").getString("text")).startsWith("level 4");
            given().post("/api/v1/improvements/" + id + "/resume").then().statusCode(409);
        }
    }

    @Test
    void canBeCancelledAndKeepsTheBestTextSoFar() throws Exception {
        try (ScriptedEditor editor = new ScriptedEditor(brief);
                ScriptedScorer scorer = new ScriptedScorer(brief)) {
            editor.drafts.away = true;
            String id = begin(specification("fresh")).getString("id");
            await().atMost(Duration.ofSeconds(60)).until(() -> editor.adviser.advised.get() == 1);

            JsonPath cancelled = given().post("/api/v1/improvements/" + id + "/cancel")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(cancelled.getString("status")).isEqualTo("cancelled");
            assertThat(cancelled.getString("text")).isEqualTo("level 1 it is");
            assertThat(scorer.scored).hasValue(2);
            given().post("/api/v1/improvements/" + id + "/cancel").then().statusCode(409);
            given().get("/api/v1/improvements/v-none").then().statusCode(404);
        }
    }

    @Test
    void namesWhatIsWrongWithASpecification() {
        Map<String, Object> wrong = specification("sometimes");
        wrong.remove("text");
        wrong.put("opinions", 0);
        wrong.put("constraints", Map.of("min-words", 9, "max-words", 3));

        JsonPath problem = given().contentType(ContentType.JSON)
                .body(wrong)
                .post("/api/v1/improvements")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();

        assertThat(problem.getString("code")).isEqualTo("improvement-invalid");
        assertThat(problem.getList("violations.field", String.class))
                .containsExactly("text", "reflection", "opinions", "constraints.max-words");
    }
}
