package io.agon.publishing;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTextTest {
    @Test
    void keepsTextTextAndEmphasisEmphasis() {
        assertThat(MarkdownText.of(book(
                        false,
                        "# no heading\n\n- no list\n\n1. no list\n\n> no quote\n\n*yes* and <b>no</b>\n\n---\n\n1815 was so.",
                        "Another.")))
                .isEqualTo("""
                        # The \\[Sea\\]

                        by A. Writer

                        ## One

                        \\# no heading

                        \\- no list

                        1\\. no list

                        \\> no quote

                        *yes* and \\<b\\>no\\</b\\>

                        \\---

                        1815 was so.

                        * * *

                        Another.

                        """);
    }

    @Test
    void saysWhatIsSimulated() {
        assertThat(MarkdownText.of(book(true, "Text."))).contains("\n> SIMULATED");
    }

    private static PublishedBook book(boolean simulated, String... scenes) {
        return new PublishedBook(
                "urn:agon:one",
                "The [Sea]",
                Optional.of("A. Writer"),
                "en",
                Instant.EPOCH,
                "",
                List.of(),
                simulated,
                List.of(new PublishedBook.Chapter("One", List.of(scenes))));
    }
}
