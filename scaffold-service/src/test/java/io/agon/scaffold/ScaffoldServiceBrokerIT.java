package io.agon.scaffold;

import io.agon.testkit.BrokerResource;
import io.agon.testkit.DatabaseResource;
import io.agon.testkit.ManagementResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(ManagementResource.class)
class ScaffoldServiceBrokerIT {
    @Test
    void isHealthyAndTellsItsMetrics() {
        RestAssured.get(ManagementResource.address() + "health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"));
        RestAssured.get(ManagementResource.address() + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("scaffold_work_slots"))
                .body(containsString("scaffold_contradictions_total"));
    }
}
