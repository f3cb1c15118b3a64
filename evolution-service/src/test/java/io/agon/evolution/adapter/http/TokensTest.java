package io.agon.evolution.adapter.http;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what, with an identity provider beside API keys; and how often. */
@QuarkusTest
@TestProfile(TokensTest.Tokens.class)
@QuarkusTestResource(value = TokenIssuer.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class TokensTest {
    private static final int BURST = 12;

    /** A key, tokens, and little patience. */
    public static final class Tokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "agon.security.oidc.enabled",
                    "true",
                    "agon.security.api-keys.ann.secret-hash",
                    // what printf key-of-reader | sha256sum says
                    "36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887",
                    "agon.security.api-keys.ann.roles",
                    "reader",
                    "agon.security.limit.per-second",
                    "1",
                    "agon.security.limit.burst",
                    Integer.toString(BURST));
        }
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void refused(Response response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(response.jsonPath().getString("code")).isEqualTo("key-missing-or-wrong");
    }

    @Test
    void rolesOfATokenIncludeTheLesserOnes() {
        String runner = TokenIssuer.token("rita", "runner");

        with(runner).get("/api/v1/runs").then().statusCode(200);
        with(runner)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/runs")
                .then()
                .statusCode(422);
        with(TokenIssuer.token("rob", "reader"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/runs")
                .then()
                .statusCode(403);
        with(TokenIssuer.token("tom", "tourist")).get("/api/v1/runs").then().statusCode(403);
    }

    @Test
    void keysAreTakenBesideTokens() {
        with("key-of-reader").get("/api/v1/rubrics").then().statusCode(200);
        given().header("X-API-Key", "key-of-reader")
                .get("/api/v1/rubrics")
                .then()
                .statusCode(200);
        refused(given().header("X-API-Key", TokenIssuer.token("rita", "runner")).get("/api/v1/runs"));
    }

    @Test
    void tokensOfOthersForOthersOrOfYesterdayAreRefused() {
        Duration valid = Duration.ofMinutes(5);
        refused(with(TokenIssuer.token("eve", "agon", valid, TokenIssuer.keys(), "admin"))
                .get("/api/v1/runs"));
        refused(with(TokenIssuer.token("eve", "another", valid, TokenIssuer.own(), "admin"))
                .get("/api/v1/runs"));
        refused(with(TokenIssuer.token("eve", "agon", valid.negated(), TokenIssuer.own(), "admin"))
                .get("/api/v1/runs"));
        refused(with("nonsense").get("/api/v1/runs"));
        refused(given().get("/api/v1/runs"));
    }

    @Test
    void whoIsTurnedAwayIsLoggedAndSoIsWhoCameIn() {
        String wrong = TokenIssuer.token("eve", "another", Duration.ofMinutes(5), TokenIssuer.own(), "admin");
        List<String> entries;
        try (AuditLog log = AuditLog.open()) {
            refused(with(wrong).get("/api/v1/runs"));
            refused(given().contentType(ContentType.JSON).body("{}").post("/api/v1/runs"));
            with(TokenIssuer.token("una", "runner"))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/runs")
                    .then()
                    .statusCode(422);
            entries = log.entries();
        }

        assertThat(entries)
                .contains(
                        "Turned away method=GET path=/api/v1/runs from=127.0.0.1 credentials=wrong",
                        "Turned away method=POST path=/api/v1/runs from=127.0.0.1 credentials=missing",
                        "Asked actor=una method=POST path=/api/v1/runs status=422 made=-");
        assertThat(entries).noneMatch(entry -> entry.contains(wrong));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndOthersAreNot() {
        String busy = TokenIssuer.token("busy", "reader");
        List<Response> responses = IntStream.range(0, 2 * BURST)
                .mapToObj(i -> with(busy).get("/api/v1/rubrics"))
                .toList();

        assertThat(responses.subList(0, BURST)).allMatch(response -> response.statusCode() == 200);
        Response refusal = responses.stream()
                .filter(response -> response.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refusal.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isPositive();
        with(TokenIssuer.token("calm", "reader")).get("/api/v1/rubrics").then().statusCode(200);
    }
}
