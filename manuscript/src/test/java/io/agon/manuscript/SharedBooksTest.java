package io.agon.manuscript;

import io.agon.manuscript.text.Checksum;
import io.agon.manuscript.text.Limits;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole novels, which are no part of this repository: AGON_BOOKS names a folder that holds them. */
@EnabledIfEnvironmentVariable(named = "AGON_BOOKS", matches = ".+")
class SharedBooksTest {
    @ParameterizedTest
    @CsvSource({
        "persuasion.txt, 24, Persuasion, 'Sir Walter Elliot, of Kellynch Hall'",
        "prideprejudice.txt, 61, PRIDE AND PREJUDICE, It is a truth universally acknowledged"
    })
    void chaptersAreRightAndNothingIsLost(String name, int chapters, String title, String beginning)
            throws IOException {
        Path file = Path.of(System.getenv("AGON_BOOKS")).resolve(name);

        Manuscript book = new BookReader(Limits.DEFAULT).read(file);

        assertThat(book.chapters()).hasSize(chapters);
        assertThat(book.chapters())
                .allSatisfy(chapter -> assertThat(chapter.title()).isEqualTo("Chapter " + chapter.number()));
        assertThat(book.title()).contains(title);
        assertThat(book.author()).contains("Jane Austen");
        assertThat(book.text(book.chapters().getFirst().scenes().getFirst())).startsWith(beginning);
        assertThat(book.sha256()).isEqualTo(Checksum.of(Files.readAllBytes(file)));
        StringBuilder leaves = new StringBuilder();
        book.structure().leaves().forEach(leaf -> leaves.append(book.text(leaf)));
        assertThat(leaves.toString()).isEqualTo(Files.readString(file));
        assertThat(book.warnings()).isEmpty();
    }
}
