package io.agon.evolution;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, where keys are configured. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(AccessIT.Keys.class)
class AccessIT {
    private static final String READER = "reader-key";
    private static final String RUNNER = "runner-key";
    private static final String RUN =
            "{\"brief\":\"x\",\"models\":{\"writer\":{\"model\":\"w\"},\"judge\":{\"model\":\"j\"}}}";

    /** A key that may look and one that may act. */
    public static final class Keys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "agon.security.api-keys.watcher.secret-hash",
                    "ec4408df15da46b328f6f3246fa723d0aa6cb0f0a0dd9c4626080ab1b02aa3b2",
                    "agon.security.api-keys.watcher.roles",
                    "reader",
                    "agon.security.api-keys.lab.secret-hash",
                    "281a2c7a1ead368d00f80802320a569e90cdc0924d7364eee9f8cc191f197c49",
                    "agon.security.api-keys.lab.roles",
                    "runner");
        }
    }

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:agon:problem:" + code);
        assertThat(response.asString()).doesNotContain(READER).doesNotContain(RUNNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs", "/api/v1/schemas/run-specification"})
    void asksForAKey(String path) {
        Response response = given().get(path);

        assertProblem(response, 401, "key-missing-or-wrong");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer wrong", "X-API-Key, wrong", "Authorization, Basic cnVubmVyLWtleQ=="})
    void refusesAWrongKey(String header, String value) {
        assertProblem(given().header(header, value).get("/api/v1/runs"), 401, "key-missing-or-wrong");
    }

    @Test
    void letsAReaderLookAndNothingElse() {
        assertThat(given().header("X-API-Key", READER).get("/api/v1/runs").statusCode())
                .isEqualTo(200);
        assertProblem(
                given().header("X-API-Key", READER)
                        .contentType(ContentType.JSON)
                        .body(RUN)
                        .post("/api/v1/runs"),
                403,
                "role-missing");
        assertProblem(given().header("X-API-Key", READER).post("/api/v1/runs/r-x/cancel"), 403, "role-missing");
    }

    @Test
    void letsARunnerBeginSeeAndEndARun() {
        Response begun = given().header("Authorization", "Bearer " + RUNNER)
                .contentType(ContentType.JSON)
                .body(RUN)
                .post("/api/v1/runs");
        assertThat(begun.statusCode()).isEqualTo(201);
        String id = begun.jsonPath().getString("id");

        assertThat(given().header("X-API-Key", RUNNER).get("/api/v1/runs/" + id).statusCode())
                .isEqualTo(200);
        assertThat(given().header("X-API-Key", RUNNER)
                        .post("/api/v1/runs/" + id + "/cancel")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics"})
    void letsProbesAndScrapersInWithoutAKey(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }
}
