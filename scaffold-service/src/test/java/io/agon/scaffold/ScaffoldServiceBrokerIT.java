package io.agon.scaffold;

import io.agon.contracts.ModelCall;
import io.agon.contracts.ScaffoldId;
import io.agon.contracts.ScaffoldRequest;
import io.agon.contracts.Topics;
import io.agon.messaging.EventLoop;
import io.agon.messaging.RecordPublisher;
import io.agon.testkit.BrokerResource;
import io.agon.testkit.SharedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
class ScaffoldServiceBrokerIT {
    @Test
    void isHealthyAndTellsItsMetrics() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
        RestAssured.get("/q/metrics").then().statusCode(200).body(containsString("scaffold_work_slots"));
    }

    @Test
    void refusesEveryRequestWithAReasonInsteadOfLettingItWait() {
        // Given
        ConcurrentLinkedQueue<EventLoop.Event<ScaffoldRequest>> refused = new ConcurrentLinkedQueue<>();
        try (RecordPublisher publisher = new RecordPublisher(SharedBroker.settings("test"), Clock.systemUTC());
                var letters = EventLoop.ofDeadLetters(
                        SharedBroker.settings("test"),
                        Topics.SCAFFOLD_REQUESTS,
                        "test",
                        refused::addAll,
                        publisher,
                        new SimpleMeterRegistry(),
                        "test")) {
            letters.start();

            // When
            publisher.publishAndWait(
                    Topics.SCAFFOLD_REQUESTS,
                    "s-1",
                    "s-1",
                    new ScaffoldRequest(
                            new ScaffoldId("s-1"),
                            "Persuasion",
                            "persuasion.txt",
                            "0".repeat(64),
                            new ModelCall("scaffold", "default", "m", null, null, null)));

            // Then
            await().until(() -> !refused.isEmpty());
            assertThat(refused.peek().errorCode()).isEqualTo("unsupported");
            assertThat(refused.peek().message().scaffoldId()).isEqualTo(new ScaffoldId("s-1"));
        }
    }
}
