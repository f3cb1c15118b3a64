package io.agon.testkit;

import io.agon.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SharedPartsTest {
    @Test
    void brokerHasEveryTopicOfTheCatalogueAndItsDeadLetters() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains(Topics.all().stream().map(t -> t.name()).toArray(String[]::new))
                    .contains(Topics.all().stream().map(t -> t.deadLetters()).toArray(String[]::new));
        }
    }

    @Test
    void eachCallerGetsADatabaseOfItsOwn() throws Exception {
        SharedDatabase.Fresh one = SharedDatabase.create();
        SharedDatabase.Fresh other = SharedDatabase.create();
        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        try (var connection = DriverManager.getConnection(one.jdbcUrl(), one.user(), one.password())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
