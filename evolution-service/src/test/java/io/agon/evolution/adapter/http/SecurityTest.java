package io.agon.evolution.adapter.http;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, with keys configured. */
@QuarkusTest
@TestProfile(SecurityTest.Keys.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class SecurityTest {
    private static final String SPECIFICATION =
            "{\"brief\":\"x\",\"population\":2,\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}}";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    /** Three keys; each is "key-of-" and the role. */
    public static final class Keys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "agon.security.api-keys.ann.secret-hash",
                    hash("reader"),
                    "agon.security.api-keys.ann.roles",
                    "reader",
                    "agon.security.api-keys.bob.secret-hash",
                    hash("runner"),
                    "agon.security.api-keys.bob.roles",
                    "runner",
                    "agon.security.api-keys.cid.secret-hash",
                    hash("admin"),
                    "agon.security.api-keys.cid.roles",
                    "admin");
        }
    }

    /** What {@code printf key-of-… | sha256sum} says. */
    private static String hash(String role) {
        return switch (role) {
            case "reader" -> "36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887";
            case "runner" -> "833205799d08c01ad16a92f1ae80eb11592305e069b56794966a39a110de553e";
            case "admin" -> "57fcf72d7b3693f562ccebb3dc0e5164ee1d84381b0842c060e6959e0f772cbf";
            default -> throw new IllegalArgumentException(role);
        };
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer key-of-" + role);
    }

    private static Response begin(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body(SPECIFICATION).post("/api/v1/runs");
    }

    private static void isProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:agon:problem:" + code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs",
                "/api/v1/runs/r-unknown",
                "/api/v1/runs/r-unknown/events",
                "/api/v1/runs/r-unknown/export",
                "/api/v1/rubrics",
                "/api/v1/rubrics/short-story/1",
                "/api/v1/inductions",
                "/api/v1/inductions/i-unknown",
                "/api/v1/schemas/run-specification"
            })
    void asksForAKey(String path) {
        Response response = given().get(path);

        isProblem(response, 401, "key-missing-or-wrong");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key-of-nobody",
                "key-of-reader2",
                "Key-of-reader",
                "36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887",
                ""
            })
    void refusesAWrongKeyAndDoesNotRepeatIt(String key) {
        Response bearer = given().header("Authorization", "Bearer " + key).get("/api/v1/runs");
        Response own = given().header("X-API-Key", key).get("/api/v1/runs");

        for (Response response : new Response[] {bearer, own}) {
            isProblem(response, 401, "key-missing-or-wrong");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
            if (!key.isEmpty()) {
                assertThat(response.asString() + response.headers()).doesNotContain(key);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Bearer key-of-reader", "bearer key-of-reader", "BEARER   key-of-reader "})
    void takesTheKeyAsABearerToken(String authorization) {
        given().header("Authorization", authorization)
                .get("/api/v1/runs")
                .then()
                .statusCode(200);
    }

    @Test
    void takesTheKeyInAHeaderOfItsOwn() {
        given().header("X-API-Key", "key-of-reader").get("/api/v1/runs").then().statusCode(200);
    }

    @Test
    void takesNoKeyInAnotherScheme() {
        isProblem(
                given().header("Authorization", "Basic key-of-reader").get("/api/v1/runs"),
                401,
                "key-missing-or-wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runner", "admin"})
    void letsRunnersAndAdminsSteer(String role) {
        Response begun = begin(as(role));
        assertThat(begun.statusCode()).isEqualTo(201);
        String run = "/api/v1/runs/" + begun.jsonPath().getString("id");

        as(role).get(run).then().statusCode(200);
        as(role).post(run + "/pause").then().statusCode(200);
        as(role).post(run + "/resume").then().statusCode(200);
        as(role).post(run + "/cancel").then().statusCode(200);
    }

    @Test
    void letsReadersLookAndNotSteer() {
        String run = "/api/v1/runs/" + begin(as("runner")).jsonPath().getString("id");

        for (String path : new String[] {"", "/leaderboard", "/candidates", "/verdicts", "/costs", "/export"}) {
            as("reader").get(run + path).then().statusCode(200);
        }
        as("reader").get("/api/v1/schemas/run-specification").then().statusCode(200);
        as("reader")
                .contentType(ContentType.JSON)
                .body(SPECIFICATION)
                .post("/api/v1/runs/validate")
                .then()
                .statusCode(200);
        isProblem(begin(as("reader")), 403, "role-missing");
        for (String path : new String[] {"/pause", "/resume", "/cancel"}) {
            isProblem(as("reader").post(run + path), 403, "role-missing");
        }
        assertThat(as("reader").get(run).jsonPath().getString("status")).isEqualTo("drafting");
        as("runner").post(run + "/cancel").then().statusCode(200);
    }

    @Test
    void letsReadersSeeRubricsAndInductionsAndNotMakeThem() {
        as("reader").get("/api/v1/rubrics").then().statusCode(200);
        as("reader").get("/api/v1/rubrics/short-story/1").then().statusCode(200);
        as("reader").get("/api/v1/inductions").then().statusCode(200);
        for (String path : new String[] {
            "/rewards",
            "/rewards/openrlhf",
            "/rubrics",
            "/inductions",
            "/inductions/i-unknown/cancel",
            "/inductions/i-unknown/resume"
        }) {
            isProblem(
                    as("reader").contentType(ContentType.JSON).body("{}").post("/api/v1" + path), 403, "role-missing");
            isProblem(
                    given().contentType(ContentType.JSON).body("{}").post("/api/v1" + path),
                    401,
                    "key-missing-or-wrong");
        }
    }

    @Test
    void showsNoKeyAnywhere() {
        String run = "/api/v1/runs/" + begin(as("admin")).jsonPath().getString("id");
        as("admin").post(run + "/cancel").then().statusCode(200);

        for (String path : new String[] {
            "/api/v1/runs",
            run,
            run + "/events",
            run + "/export",
            "/q/openapi",
            management + "metrics",
            management + "health"
        }) {
            Response response = as("admin").get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.asString() + response.headers())
                    .as(path)
                    .doesNotContain("key-of-", hash("reader"), hash("runner"), hash("admin"));
        }
    }

    @Test
    void logsWhoBeganChangedExportedOrWasRefused() {
        List<String> logged;
        String id;
        try (AuditLog log = AuditLog.open()) {
            logged = log.entries();
            id = begin(as("runner")).jsonPath().getString("id");
            as("runner").get("/api/v1/runs/" + id).then().statusCode(200);
            as("reader").get("/api/v1/runs/" + id + "/export").then().statusCode(200);
            as("reader").post("/api/v1/runs/" + id + "/cancel").then().statusCode(403);
            as("runner").post("/api/v1/runs/line\nbreak/cancel").then().statusCode(404);
        }

        assertThat(logged).hasSize(4);
        assertThat(logged.get(0))
                .startsWith("Asked actor=bob method=POST path=/api/v1/runs status=201 made=")
                .endsWith(id);
        assertThat(logged.get(1))
                .isEqualTo("Asked actor=ann method=GET path=/api/v1/runs/" + id + "/export status=200 made=-");
        assertThat(logged.get(2))
                .startsWith("Asked actor=ann method=POST path=/api/v1/runs/" + id + "/cancel status=403");
        assertThat(logged.get(3)).doesNotContain("\n").contains("line?break");
    }

    @Test
    void tellsInItsDescriptionHowToComeIn() {
        var scheme = as("reader")
                .accept(ContentType.JSON)
                .get("/q/openapi")
                .jsonPath()
                .getMap("components.securitySchemes.bearer");

        assertThat(scheme).containsEntry("type", "http").containsEntry("scheme", "bearer");
    }

    @Test
    void asksForNoKeyWhereProbesAndScrapersCome() {
        for (String path : new String[] {"health/live", "health/ready", "metrics"}) {
            given().get(management + path).then().statusCode(200);
            given().get("/q/" + path).then().statusCode(404);
        }
    }
}
