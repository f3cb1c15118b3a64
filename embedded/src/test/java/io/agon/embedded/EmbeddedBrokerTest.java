package io.agon.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedBrokerTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsTopicsWhenStartedAgainOnTheSameFolder() throws Exception {
        // Given
        int port = FreePorts.take(1).getFirst();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get();
        }

        // When
        try (EmbeddedBroker again = EmbeddedBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", again.bootstrapServers()))) {
            // Then
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }
}
