package io.agon.scaffold;

import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.simulator.novel.BookFaults;
import io.agon.stylometry.RepetitionSentinel;
import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.agon.testkit.EpubChecks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/** Books from request to text, over a real broker and a real database, the simulator writing and erring. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(WritingBrokerIT.Simulator.class)
class WritingBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static String simulator;

    /** A tier that contradicts itself, misses half of that, and runs in circles. */
    public static final class Simulator implements QuarkusTestResourceLifecycleManager {
        private SimulatorServer server;

        @Override
        public Map<String, String> start() {
            SimulatorOptions options = SimulatorOptions.defaults();
            server = SimulatorServer.start(options.withWriting(options.writing().withRuleBreaks(0.1))
                    .withBooks(new BookFaults(0.4, 0.3, 0.5, 0.2)));
            simulator = server.baseUrl().replace("/v1", "/simulator");
            return Map.of(
                    "agon.inference.endpoints.default.base-url",
                    server.baseUrl(),
                    "agon.models.scaffold.model",
                    "simulated-writer");
        }

        @Override
        public void stop() {
            server.close();
        }
    }

    @Test
    void writesABookAndReportsEveryContradictionAndEveryLoop() {
        // When
        String id = commission(
                "{\"prompt\": \"A novel about a ferry town\", \"chapters\": 6, \"words\": 6000, \"seed\": 3}");
        JsonPath done = finished(id);

        // Then
        assertThat(done.getString("status")).as(done.getString("reason")).isEqualTo("finished");
        assertThat(done.getBoolean("simulated")).isTrue();
        assertThat(done.getString("title")).isNotBlank();
        assertThat(done.getList("progress.level"))
                .containsExactly("premise", "world", "cast", "arcs", "outline", "plans", "prose", "canon");
        JsonPath report = get("/api/v1/commissions/" + id + "/report");
        JsonPath faults = JsonPath.from(RestAssured.get(simulator + "/faults").asString());
        List<String> contradictions = faults.getList("faults.findAll { it.kind == 'contradiction' }.detail");
        assertThat(contradictions).hasSizeGreaterThan(1);
        assertThat(report.getList("chapters.scenes.contradictions.quote.flatten()", String.class))
                .containsAll(contradictions);
        assertThat(report.getInt("stops")).isPositive();
        assertThat(report.getList("repetitions")).isEmpty();
        assertThat(report.getInt("words.written")).isBetween(4_000, 9_000);
        JsonPath book = get("/api/v1/commissions/" + id + "/book");
        assertThat(book.getList("chapters")).hasSize(6);
        List<String> texts = book.getList("chapters.scenes.text.flatten()", String.class);
        assertThat(texts)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(text -> assertThat(RepetitionSentinel.in(text)).isEmpty());
        assertThat(book.getList("canon")).isNotEmpty();
        String markdown =
                RestAssured.get("/api/v1/commissions/" + id + "/book.md").asString();
        assertThat(markdown).startsWith("# " + done.getString("title")).contains("SIMULATED");
        assertThat(EpubChecks.complaints(RestAssured.get("/api/v1/commissions/" + id + "/book.epub")
                        .asByteArray()))
                .isEmpty();
    }

    @Test
    void writesOnlyAgainWhatAChangeReaches() {
        // Given
        String id =
                commission("{\"prompt\": \"A short tale of a mill\", \"chapters\": 3, \"words\": 1500, \"seed\": 4}");
        assertThat(finished(id).getString("status")).isEqualTo("finished");
        List<String> before = get("/api/v1/commissions/" + id + "/book").getList("chapters.scenes.text.flatten()");
        int calls = finished(id).getInt("cost.calls");

        // When: a person has the last chapter told otherwise
        String plans =
                RestAssured.get("/api/v1/commissions/" + id + "/steps/plans/3").asString();
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(plans.replaceFirst("\"focus\":\"[^\"]*\"", "\"focus\":\"a quarrel about the boat\""))
                .put("/api/v1/commissions/" + id + "/steps/plans/3")
                .then()
                .statusCode(200)
                .body("status", is("paused"))
                .body("reason.code", is("edited"));
        RestAssured.post("/api/v1/commissions/" + id + "/resume").then().statusCode(200);

        // Then
        assertThat(finished(id).getString("status")).isEqualTo("finished");
        List<String> after = get("/api/v1/commissions/" + id + "/book").getList("chapters.scenes.text.flatten()");
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(i);
            }
        }
        assertThat(changed).containsExactly(before.size() - 1);
        assertThat(finished(id).getInt("cost.calls") - calls).isBetween(2, 20);
        assertThat(get("/api/v1/commissions/" + id + "/steps").getList("steps.findAll { it.edited }.key", String.class))
                .containsExactly("plans/3");
    }

    @Test
    void takesSeveralChangesBeforeItGoesOn() {
        // Given
        String id = commission("{\"prompt\": \"A tale of a lock\", \"chapters\": 3, \"words\": 1500, \"seed\": 6}");
        assertThat(finished(id).getString("status")).isEqualTo("finished");
        String address = "/api/v1/commissions/" + id + "/steps/";
        String plans = RestAssured.get(address + "plans/2").asString();
        String outline = RestAssured.get(address + "outline/1").asString();

        // When: a later part first, then one that it depends on
        replace(id, "plans/2", plans.replaceFirst("\"focus\":\"[^\"]*\"", "\"focus\":\"a quarrel about the lock\""))
                .then()
                .statusCode(200);
        replace(id, "outline/1", outline.replaceFirst("\"title\":\"[^\"]*\"", "\"title\":\"High water\""))
                .then()
                .statusCode(200);
        RestAssured.post("/api/v1/commissions/" + id + "/resume").then().statusCode(200);

        // Then
        assertThat(finished(id).getString("status")).isEqualTo("finished");
        JsonPath book = get("/api/v1/commissions/" + id + "/book");
        assertThat(book.getString("chapters[0].title")).isEqualTo("High water");
        assertThat(book.getString("chapters[1].scenes[0].plan.focus")).isEqualTo("a quarrel about the lock");
        assertThat(book.getList("chapters.scenes.finished.flatten()", Boolean.class))
                .containsOnly(true);
    }

    @Test
    void refusesWhatBreaksARule() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(
                        "{\"prompt\": \" \", \"chapters\": 0, \"drafts\": 99, \"revisions\": 9, \"language\": \"??\", \"colour\": 1}")
                .post("/api/v1/commissions")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        is(List.of("colour", "prompt", "chapters", "language", "drafts", "revisions")));
        RestAssured.get("/api/v1/commissions/s-none").then().statusCode(404).body("code", is("commission-unknown"));
        String id = commission("{\"prompt\": \"A tale\", \"chapters\": 1, \"words\": 300}");
        assertThat(finished(id).getString("status")).isEqualTo("finished");
        replace(id, "premise", "{\"title\": \"x\"}").then().statusCode(422).body("code", is("artefact-invalid"));
        replace(id, "plans/7", "{\"scenes\": []}").then().statusCode(404).body("code", is("step-unknown"));
        replace(id, "nonsense", "{}").then().statusCode(400).body("code", is("step-invalid"));
        RestAssured.get("/api/v1/scaffolds/" + id).then().statusCode(404).body("code", is("scaffold-unknown"));
    }

    private static io.restassured.response.Response replace(String id, String key, String body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/commissions/" + id + "/steps/" + key);
    }

    private static String commission(String body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/commissions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath get(String path) {
        return JsonPath.from(RestAssured.get(path).body().asString());
    }

    private static JsonPath finished(String id) {
        await().atMost(PATIENCE)
                .until(() ->
                        !get("/api/v1/commissions/" + id).getString("status").equals("running"));
        return get("/api/v1/commissions/" + id);
    }
}
