package io.agon.scaffold;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import java.net.URI;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ScaffoldServiceBrokerIT {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void isHealthyAndTellsItsMetrics() {
        RestAssured.get(management + "health/ready").then().statusCode(200).body("status", is("UP"));
        RestAssured.get(management + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("scaffold_work_slots"))
                .body(containsString("scaffold_contradictions_total"));
    }
}
