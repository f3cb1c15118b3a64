package io.agon.evolution.adapter.http;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the API says to callers who ask for what cannot be; without keys, as on one's own machine. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class EdgesTest {
    private static final String MODELS = "\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}";

    @TestHTTPResource("/")
    URI service;

    private static String begin() {
        return given().contentType(ContentType.JSON)
                .body("{\"brief\":\"x\",\"population\":2," + MODELS + "}")
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response validate(String type, String body) {
        return given().contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/runs/validate");
    }

    private static void isProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
    }

    @Test
    void listsPageByPage() {
        String first = begin();
        String second = begin();

        var newest = given().get("/api/v1/runs?limit=1").jsonPath();
        var next = given().get("/api/v1/runs?limit=1&after=" + newest.getString("next"))
                .jsonPath();

        assertThat(newest.getList("runs.id")).isEqualTo(List.of(second));
        assertThat(next.getList("runs.id")).isEqualTo(List.of(first));
        Stream.of(first, second).forEach(id -> given().post("/api/v1/runs/" + id + "/cancel"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0,1 to 1000",
        "limit,-1,1 to 1000",
        "limit,1001,1 to 1000",
        "limit,ten,1 to 1000",
        "limit,99999999999,1 to 1000",
        "after,r-nowhere,the id of a run"
    })
    void refusesAListThatCannotBe(String field, String value, String rule) {
        Response response = given().queryParam(field, value).get("/api/v1/runs");

        isProblem(response, 400, field + "-invalid");
        assertThat(response.jsonPath().getString("detail")).contains(field + " is '" + value + "'", rule);
    }

    @ParameterizedTest
    @CsvSource({
        "candidates,limit,1001,1 to 1000",
        "candidates,after,-1,0 to",
        "candidates,after,c-1,0 to",
        "verdicts,limit,none,1 to 1000",
        "verdicts,after,-1,0 to",
        "verdicts,after,1.5,0 to",
        "leaderboard,limit,10001,1 to 10000",
        "leaderboard,generation,last,1 to"
    })
    void refusesAPageThatCannotBe(String list, String field, String value, String rule) {
        String id = begin();

        Response response = given().queryParam(field, value).get("/api/v1/runs/" + id + "/" + list);

        isProblem(response, 400, field + "-invalid");
        assertThat(response.jsonPath().getString("detail")).contains(field + " is '" + value + "'", rule);
        given().post("/api/v1/runs/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void knowsNoRatingsBeforeTheFirst() {
        String id = begin();

        assertThat(given().get("/api/v1/runs/" + id + "/leaderboard").jsonPath().getList("entries"))
                .isEmpty();
        isProblem(given().get("/api/v1/runs/" + id + "/leaderboard?generation=1"), 404, "generation-not-rated");
        isProblem(given().get("/api/v1/runs/" + id + "/candidates/c-none"), 404, "candidate-unknown");
        isProblem(given().get("/api/v1/runs/" + id + "/candidates/%00"), 404, "candidate-unknown");
        given().post("/api/v1/runs/" + id + "/cancel").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-nowhere", "r-", "%25%25%25%25", "R-NOWHERE", "%00", "r-%00abc", "....", "ü"})
    void knowsNoSuchRun(String id) {
        for (String path : List.of("", "/events", "/export", "/costs", "/leaderboard", "/candidates", "/verdicts")) {
            isProblem(given().urlEncodingEnabled(false).get("/api/v1/runs/" + id + path), 404, "run-unknown");
        }
        isProblem(given().urlEncodingEnabled(false).post("/api/v1/runs/" + id + "/pause"), 404, "run-unknown");
    }

    @Test
    void refusesABodyOfMoreThanAMegabyte() {
        String body = "{\"brief\":\"" + "x".repeat(1024 * 1024) + "\"}";

        isProblem(validate("application/json", body), 413, "body-too-large");
    }

    @Test
    void refusesABodyOfMoreThanAMegabyteThatDoesNotSayItsLength() throws Exception {
        byte[] body = ("{\"brief\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(post(
                                "/api/v1/runs/validate",
                                "application/json",
                                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void takesABodyWithoutATypeForYaml() throws Exception {
        var response = post(
                "/api/v1/runs/validate", null, HttpRequest.BodyPublishers.ofString("{\"brief\":\"x\"," + MODELS + "}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"valid\":true");
    }

    private HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(service.resolve(path)).POST(body);
            if (type != null) {
                request.header("Content-Type", type);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json | {"brief":                       | line 1
            application/json | [1,2]                           | mapping
            application/json | ''                              | body
            application/json | {"brief":"x"} {"brief":"y"}     | line 1
            application/json | {"seed":1,"seed":2}             | Duplicate
            application/yaml | brief: [open                    | line 1
            application/yaml | just text                       | mapping
            application/yaml | ''                              | mapping
            application/yaml | {seed: 1, seed: 2}              | duplicate
            text/yaml        | brief: !!java.util.Date [1]     | line 1
            """)
    void saysWhereABodyCannotBeRead(String type, String body, String where) {
        for (String path : List.of("/api/v1/runs", "/api/v1/runs/validate")) {
            Response response = given().contentType(type)
                    .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(path);

            isProblem(response, 400, "body-unreadable");
            assertThat(response.jsonPath().getString("detail")).containsIgnoringCase(where);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            population: 1            | population     | 1              | 2 to 10000
            poplation: 9             | poplation      | 9              | 'population'
            ranking: {batch: lots}   | ranking.batch  | lots           | whole number
            judging: {mode: [a, b]}  | judging.mode   | [a, b]         | reasoned
            form: "a\\0b"            | form           | a\u2400b       | U+0000
            """)
    void namesFieldValueAndRule(String line, String field, String value, String rule) {
        for (String path : List.of("/api/v1/runs", "/api/v1/runs/validate")) {
            Response response = given().contentType("application/yaml")
                    .body(("{brief: x, models: {writer: {model: w}, judge: {model: j}}, " + line + "}")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(path);

            isProblem(response, 422, "specification-invalid");
            assertThat(response.jsonPath().getString("detail")).isEqualTo("One rule is broken.");
            Map<String, String> violation = response.jsonPath().getMap("violations[0]");
            assertThat(violation.get("field")).isEqualTo(field);
            assertThat(violation.get("value").replace('\0', '\u2400')).isEqualTo(value);
            assertThat(violation.get("rule")).contains(rule);
        }
    }

    @Test
    void refusesAnAliasThatHoldsItself() {
        isProblem(validate("application/yaml", "{brief: x, styles: &a [[*a]]}"), 422, "specification-invalid");
        isProblem(validate("application/yaml", "{brief: x, other: &a {b: [*a]}}"), 422, "specification-invalid");
    }

    @Test
    void showsOnlyTheBeginningOfAValueHoweverOftenAnAliasRepeatsIt() {
        String aliases = "*a,".repeat(20_000);
        String body = "{brief: x, title: &a \"" + "x".repeat(500_000) + "\", styles: [[" + aliases + "*a]]}";

        Response response = validate("application/yaml", body);

        isProblem(response, 422, "specification-invalid");
        assertThat(response.asString().length()).isLessThan(2_000);
    }

    @Test
    void refusesAnIdempotencyKeyThatCannotBeStored() {
        for (String key : List.of("x".repeat(201), "a b")) {
            isProblem(
                    given().header("Idempotency-Key", key)
                            .contentType(ContentType.JSON)
                            .body("{\"brief\":\"x\"}")
                            .post("/api/v1/runs"),
                    400,
                    "idempotency-key-invalid");
        }
    }

    @Test
    void answersWithAProblemWhereTheFrameworkRefuses() {
        isProblem(given().get("/api/v1/nowhere"), 404, "not-found");
        isProblem(given().delete("/api/v1/runs"), 405, "method-not-allowed");
        isProblem(given().accept("image/png").get("/api/v1/runs"), 406, "not-acceptable");
        isProblem(validate("text/csv", "a,b"), 415, "media-type-unsupported");
    }
}
