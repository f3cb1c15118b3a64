package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.agon.testkit.ManagementResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the API promises beside runs: refusals, documents, health, metrics. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(ManagementResource.class)
class ApiIT {
    private static final Path PROJECT = Path.of("..");
    private static final RestAssuredConfig YAML = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"brief\": | 400 | body-unreadable | line 1",
                "application/json | [1] | 400 | body-unreadable | mapping",
                "application/yaml | 'brief: [' | 400 | body-unreadable | line",
                "application/json | {\"brief\":\"x\",\"population\":1} | 422 | specification-invalid | population",
                "text/plain | brief | 415 | media-type-unsupported | ",
            })
    void refusesABodyThatIsNoSpecification(String type, String body, int status, String code, String mentions) {
        Response response = given().config(YAML).contentType(type).body(body).post("/api/v1/runs");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        if (mentions != null) {
            assertThat(response.asString()).contains(mentions);
        }
    }

    @Test
    void namesFieldValueAndRuleOfEachViolation() {
        List<JsonPathViolation> violations = given().contentType(ContentType.JSON)
                .body("{\"brief\":\"x\",\"population\":1,\"ranking\":{\"pairing\":\"lucky\"}}")
                .post("/api/v1/runs/validate")
                .jsonPath()
                .getList("violations", JsonPathViolation.class);

        assertThat(violations)
                .contains(
                        new JsonPathViolation("population", "1", "must be a whole number from 2 to 10000"),
                        new JsonPathViolation("ranking.pairing", "lucky", "must be one of random, swiss, adaptive"));
    }

    /** As the problem shows it. */
    record JsonPathViolation(String field, String value, String rule) {}

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(given().contentType(ContentType.JSON)
                        .body("{\"brief\":\"" + "x".repeat(1_100_000) + "\"}")
                        .post("/api/v1/runs")
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/runs/r-nosuchrun, 404, run-unknown",
        "/api/v1/runs?after=r-nosuchrun, 400, after-invalid",
        "/api/v1/nothing, 404, not-found",
    })
    void refusesWhatIsNotThere(String path, int status, String code) {
        Response response = given().get(path);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Path example) throws IOException {
        String specification = Files.readString(example) + "\nmodels: {writer: {model: w}, judge: {model: j}}\n";

        Response response = given().config(YAML)
                .contentType("application/yaml")
                .body(specification.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/runs/validate");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getBoolean("valid")).isTrue();
    }

    @Test
    void isHealthyWithItsLoopsAndItsDatabase() {
        JsonPath health =
                given().get(ManagementResource.address() + "health/ready").jsonPath();

        assertThat(health.getString("status")).isEqualTo("UP");
        assertThat(health.getList("checks.name", String.class)).contains("events", "Database connections health check");
        assertThat(health.getMap("checks.find { it.name == 'events' }.data"))
                .containsEntry("outbox", "runs")
                .containsEntry("verdicts", "runs")
                .containsEntry("verdict-dead-letters", "runs");
    }

    @Test
    void hasEveryMetricThatTheDocumentNames() throws IOException {
        String exposed = given().get(ManagementResource.address() + "metrics").asString();
        Matcher rows = Pattern.compile("(?m)^\\|(.*?)\\| evolution \\|")
                .matcher(Files.readString(PROJECT.resolve("docs/metrics.md")));
        Set<String> missing = new TreeSet<>();
        int named = 0;
        while (rows.find()) {
            Matcher names = Pattern.compile("`(evolution\\.[a-z.]+)`").matcher(rows.group(1));
            while (names.find()) {
                named++;
                String prometheus = names.group(1).replace('.', '_');
                if (!Pattern.compile("(?m)^" + prometheus + "(_total|(_seconds)?_count)?[ {]")
                        .matcher(exposed)
                        .find()) {
                    missing.add(names.group(1));
                }
            }
        }
        assertThat(named).isGreaterThan(5);
        assertThat(missing).isEmpty();
    }

    @Test
    void documentsEveryPath() {
        String document =
                given().header("Accept", "application/json").get("/q/openapi").asString();

        assertThat(JsonPath.from(document).getMap("paths").keySet())
                .extracting(Object::toString)
                .contains(
                        "/api/v1/runs",
                        "/api/v1/runs/validate",
                        "/api/v1/runs/{id}",
                        "/api/v1/runs/{id}/events",
                        "/api/v1/runs/{id}/leaderboard",
                        "/api/v1/runs/{id}/candidates",
                        "/api/v1/runs/{id}/candidates/{candidateId}",
                        "/api/v1/runs/{id}/verdicts",
                        "/api/v1/runs/{id}/costs",
                        "/api/v1/runs/{id}/export",
                        "/api/v1/runs/{id}/pause",
                        "/api/v1/runs/{id}/resume",
                        "/api/v1/runs/{id}/cancel",
                        "/api/v1/schemas/run-specification");
    }
}
