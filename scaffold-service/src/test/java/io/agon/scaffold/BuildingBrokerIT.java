package io.agon.scaffold;

import io.agon.manuscript.text.Checksum;
import io.agon.simulator.SimulatorOptions;
import io.agon.simulator.SimulatorServer;
import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

/** Scaffolds from file to document, over a real broker and a real database, the simulator answering. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(BuildingBrokerIT.Simulator.class)
class BuildingBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A tier that breaks the rules of plans now and then. */
    public static final class Simulator implements QuarkusTestResourceLifecycleManager {
        private SimulatorServer server;

        @Override
        public Map<String, String> start() {
            SimulatorOptions options = SimulatorOptions.defaults();
            server = SimulatorServer.start(options.withWriting(options.writing().withRuleBreaks(0.2)));
            return Map.of(
                    "agon.inference.endpoints.default.base-url",
                    server.baseUrl().toString(),
                    "agon.models.scaffold.model",
                    "simulated-writer");
        }

        @Override
        public void stop() {
            server.close();
        }
    }

    @Test
    void buildsTheScaffoldOfABookAndTellsWhatItTook() {
        // Given
        String book = add("harbour.txt", Novels.of(6, 3, 8));

        // When
        String id = begin("{\"book\": \"" + book + "\"}");

        // Then
        JsonPath done = finished(id);
        assertThat(done.getString("status")).as(done.getString("reason")).isEqualTo("finished");
        assertThat(done.getBoolean("simulated")).isTrue();
        assertThat(done.getList("progress.level"))
                .containsExactly("scene", "chapter", "arcs", "cast", "world", "premise", "prompts");
        assertThat(done.getList("progress.done")).isEqualTo(done.getList("progress.known"));
        assertThat(done.getInt("cost.calls"))
                .isGreaterThan(18 + 6 + 5)
                .isEqualTo(done.getList("progress.cost.calls", Integer.class).stream()
                        .mapToInt(n -> n)
                        .sum());
        JsonPath scaffold = JsonPath.from(
                RestAssured.get("/api/v1/scaffolds/" + id + "/scaffold").body().asString());
        assertThat(scaffold.getList("chapters")).hasSize(6);
        assertThat(scaffold.getList("chapters[0].scenes")).hasSize(3);
        assertThat(scaffold.getList("chapters[0].scenes[0].plan.characters", String.class))
                .contains("Marlow");
        assertThat(scaffold.getString("premise.title")).isEqualTo("The Harbour");
        assertThat(scaffold.getList("prompts.prompts.specificity", String.class))
                .containsExactly("terse", "moderate", "detailed");
        RestAssured.get("/api/v1/schemas/scaffold")
                .then()
                .statusCode(200)
                .body("title", is("Planning scaffold of a book"));
    }

    @Test
    void theSameBookGivesTheSameScaffold() {
        String book = add("harbour.txt", Novels.of(4, 2, 8));
        String one = begin("{\"book\": \"" + book + "\", \"seed\": 5}");
        String other = begin("{\"book\": \"" + book + "\", \"seed\": 5}");
        finished(one);
        finished(other);
        assertThat(RestAssured.get("/api/v1/scaffolds/" + one + "/scaffold")
                        .body()
                        .asString())
                .isEqualTo(RestAssured.get("/api/v1/scaffolds/" + other + "/scaffold")
                        .body()
                        .asString());
    }

    @Test
    void dividesChaptersWithoutBreaks() {
        String book = add("long.txt", Novels.of(2, 1, 120));
        JsonPath done =
                finished(begin("{\"book\": \"" + book + "\", \"sceneWords\": {\"least\": 100, \"most\": 700}}"));
        assertThat(done.getList("progress.level")).contains("breaks");
        JsonPath scaffold = JsonPath.from(RestAssured.get("/api/v1/scaffolds/" + done.getString("id") + "/scaffold")
                .body()
                .asString());
        List<Integer> words = scaffold.getList("chapters.scenes.words.flatten()", Integer.class);
        assertThat(words).hasSizeGreaterThan(4).allMatch(n -> n <= 700);
    }

    @Test
    void pausesWithAReasonWhereTheBudgetIsSpentAndGoesOn() {
        String book = add("budget.txt", Novels.of(5, 2, 8));
        String id = begin("{\"book\": \"" + book + "\", \"mostTokens\": 3000}");
        await().atMost(PATIENCE).until(() -> show(id).getString("status").equals("paused"));
        assertThat(show(id).getString("reason.code")).isEqualTo("budget-spent");
        RestAssured.post("/api/v1/scaffolds/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", is("cancelled"));
        RestAssured.post("/api/v1/scaffolds/" + id + "/resume")
                .then()
                .statusCode(409)
                .body("code", is("status-forbids"));
    }

    @Test
    void pausesWhereTheModelIsUnknownAndGoesOnWhenTold() {
        String book = add("model.txt", Novels.of(2, 1, 8));
        String id = begin("{\"book\": \"" + book + "\", \"model\": \"no-such-model\"}");
        await().atMost(PATIENCE).until(() -> show(id).getString("status").equals("paused"));
        assertThat(show(id).getString("reason.code")).isEqualTo("model-unknown");
        RestAssured.post("/api/v1/scaffolds/" + id + "/resume").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> show(id).getString("status").equals("paused"));
    }

    @Test
    void refusesWhatCannotBeReadOrBreaksARule() {
        RestAssured.given()
                .contentType("application/octet-stream")
                .body(new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 0, 1})
                .post("/api/v1/books?name=x")
                .then()
                .statusCode(422)
                .body("code", is("book-unreadable"));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"book\": \"nothing\", \"seed\": -1, \"colour\": 3}")
                .post("/api/v1/scaffolds")
                .then()
                .statusCode(422)
                .body("violations.field", is(List.of("colour", "book", "seed")));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"book\": \"" + "0".repeat(64) + "\"}")
                .post("/api/v1/scaffolds")
                .then()
                .statusCode(422)
                .body("code", is("book-unknown"));
        RestAssured.get("/api/v1/scaffolds/s-none").then().statusCode(404).body("code", is("scaffold-unknown"));
    }

    @Test
    void makesADatasetOfFinishedScaffolds() throws IOException {
        // Given
        String novel = Novels.of(3, 2, 8);
        String id = begin("{\"book\": \"" + add("dataset.txt", novel) + "\"}");
        assertThat(finished(id).getString("status")).isEqualTo("finished");

        // When
        byte[] zip = dataset("{\"scaffolds\": [\"" + id + "\"], \"contextTokens\": 2048}")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();

        // Then
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet())
                .containsExactly(
                        "README.md",
                        "dataset.json",
                        "train/books.jsonl",
                        "train/longpage.jsonl",
                        "train/packed.jsonl",
                        "train/stages.jsonl");
        assertThat(files.get("README.md")).contains("SIMULATED", "simulated-writer");
        JsonPath trajectory = JsonPath.from(
                RestAssured.get("/api/v1/scaffolds/" + id + "/trajectory").asString());
        String body = String.join(
                "", trajectory.<String>getList("blocks.findAll { it.kind == 'text' || it.kind == 'matter' }.text"));
        assertThat(body).isEqualTo(novel);
        assertThat(trajectory.getString("sha256")).isEqualTo(Checksum.of(body));
        RestAssured.get("/api/v1/scaffolds/" + id + "/fidelity")
                .then()
                .statusCode(200)
                .body("leakage.copied", is(0))
                .body("entities.precision", is(1.0f));
    }

    @Test
    void measuresHowTrueAScaffoldIsToItsBook() {
        // Given
        String scaffold = begin("{\"book\": \"" + add("measured.txt", Novels.of(10, 2, 8)) + "\"}");
        assertThat(finished(scaffold).getString("status")).isEqualTo("finished");

        // When
        String id = measure(
                scaffold, "\"scenes\": 4, \"chapters\": 3, \"seed\": 2, \"embedderModel\": \"simulated-embedding\"");
        await().atMost(PATIENCE)
                .until(() -> !measurement(id, "").getString("status").equals("running"));

        // Then
        JsonPath done = measurement(id, "");
        assertThat(done.getString("status")).as(done.getString("reason")).isEqualTo("finished");
        assertThat(done.getString("scaffold")).isEqualTo(scaffold);
        assertThat(done.getBoolean("simulated")).isTrue();
        assertThat(done.getList("progress.level"))
                .containsExactly("outline", "arcs", "plans", "chapter", "prose", "scene", "meanings", "likelihood");
        JsonPath report = measurement(id, "/report");
        assertThat(report.getList("roundTrips.kind")).containsExactly("scene", "text", "chapter", "arcs");
        assertThat(report.getList("roundTrips.pairs")).containsExactly(4, 4, 3, 1);
        for (String measure : List.of("words", "bigrams", "meaning")) {
            assertThat(report.getList("roundTrips." + measure + ".drift", Float.class))
                    .as(measure)
                    .hasSize(4)
                    .allMatch(drift -> drift > 0 && drift < 1.5);
        }
        assertThat(report.getFloat("rewritten.ratio")).isBetween(0.5f, 2f);
        assertThat(report.getInt("likelihood.chapters")).isEqualTo(3);
        assertThat(report.getFloat("likelihood.gain"))
                .as("a plan that names the chapter's people and themes makes its text more probable")
                .isPositive();
        assertThat(report.getString("likelihood.refused")).isEmpty();
        assertThat(report.getString("meaningsRefused")).isEmpty();
        RestAssured.get("/api/v1/scaffolds/" + id).then().statusCode(404);
        RestAssured.get("/api/v1/measurements").then().statusCode(200).body("measurements[0].id", is(id));
    }

    @Test
    void tellsWhatCannotBeMeasuredInsteadOfAFigure() {
        String scaffold = begin("{\"book\": \"" + add("refused.txt", Novels.of(3, 2, 8)) + "\"}");
        assertThat(finished(scaffold).getString("status")).isEqualTo("finished");
        String id = measure(scaffold, "\"scenes\": 1, \"chapters\": 1, \"scorerModel\": \"no-such-model\"");
        await().atMost(PATIENCE)
                .until(() -> measurement(id, "").getString("status").equals("finished"));
        JsonPath report = measurement(id, "/report");
        assertThat(report.getString("likelihood.refused")).contains("no-such-model");
        assertThat((Object) report.get("likelihood.gain")).isNull();
        assertThat(report.getString("meaningsRefused")).isEqualTo("no embedding model was named");
        assertThat((Object) report.get("roundTrips[0].meaning")).isNull();
    }

    @Test
    void refusesMeasurementsThatBreakARuleOrCannotBeBegun() {
        post("/api/v1/measurements", "{\"scenes\": 0, \"chapters\": 1001, \"colour\": 1}")
                .then()
                .statusCode(422)
                .body("code", is("measurement-invalid"))
                .body("violations.field", is(List.of("colour", "scaffold", "scenes", "chapters")));
        post("/api/v1/measurements", "{\"scaffold\": \"s-none\"}").then().statusCode(404);
        String paused = begin("{\"book\": \"" + add("paused.txt", Novels.of(3, 2, 8)) + "\", \"model\": \"none\"}");
        post("/api/v1/measurements", "{\"scaffold\": \"" + paused + "\"}")
                .then()
                .statusCode(409)
                .body("code", is("scaffold-unfinished"));
    }

    private static String measure(String scaffold, String wish) {
        return post("/api/v1/measurements", "{\"scaffold\": \"" + scaffold + "\", " + wish + "}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath measurement(String id, String below) {
        return JsonPath.from(
                RestAssured.get("/api/v1/measurements/" + id + below).body().asString());
    }

    private static Response post(String path, String body) {
        return RestAssured.given().contentType(ContentType.JSON).body(body).post(path);
    }

    @Test
    void refusesDatasetsOfWhatIsNotThere() {
        dataset(
                        "{\"scaffolds\": [\"s-none\"], \"layouts\": [\"rows\"], \"contextTokens\": 5, \"encoding\": \"x\", \"validationShare\": 1}")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        is(List.of("scaffolds", "layouts", "contextTokens", "encoding", "validationShare")));
    }

    private static Response dataset(String body) {
        return post("/api/v1/datasets", body);
    }

    private static String add(String name, String text) {
        return RestAssured.given()
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/books?name=" + name)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String begin(String body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/scaffolds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath show(String id) {
        return JsonPath.from(RestAssured.get("/api/v1/scaffolds/" + id).body().asString());
    }

    private static JsonPath finished(String id) {
        await().atMost(PATIENCE).until(() -> !show(id).getString("status").equals("running"));
        return show(id);
    }
}
