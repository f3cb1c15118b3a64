package io.agon.contracts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/messages.md} and the catalogue say the same. */
class TopicsDocumentTest {
    @Test
    void documentListsEveryTopicAsTheCatalogueHasIt() throws IOException {
        // Given
        List<String> rows = Files.readAllLines(Path.of("../docs/messages.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        // When
        List<String> expected = Topics.all().stream()
                .map(t -> String.join(
                        " | ",
                        "| `" + t.name() + "`",
                        t.kind() == Topic.Kind.WORK_QUEUE ? "work queue" : "event",
                        "`" + t.message().getSimpleName() + "`",
                        t.key(),
                        String.join(", ", t.producers()),
                        String.join(", ", t.consumers()),
                        Integer.toString(t.partitions()),
                        t.retention().toDays() + " days |"))
                .toList();

        // Then
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    void namesUseDotsOnly() {
        assertThat(Topics.all()).allSatisfy(t -> assertThat(t.name()).matches("[a-z]+\\.[a-z]+\\.v[0-9]+"));
    }
}
