package io.agon.publishing;

import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A book to be published.
 *
 * @param identifier a URI that is this book's own, such as {@code urn:uuid:…}
 * @param author as the title page names them
 * @param language a BCP 47 tag
 * @param modified when its text became what it is; told to the second
 * @param description a paragraph; empty if there is none
 * @param subjects such as genre and themes
 * @param simulated whether the inference simulator wrote any of it
 * @param chapters at least one
 */
public record PublishedBook(
        String identifier,
        String title,
        Optional<String> author,
        String language,
        Instant modified,
        String description,
        List<String> subjects,
        boolean simulated,
        List<Chapter> chapters) {
    /**
     * A chapter.
     *
     * @param scenes plain text, paragraphs divided by blank lines
     */
    public record Chapter(String title, List<String> scenes) {
        public Chapter {
            require(!Text.clean(title).isBlank(), "title", title, "must be told");
            scenes = List.copyOf(scenes);
        }
    }

    /** @throws IllegalArgumentException where a rule is broken */
    public PublishedBook {
        require(identifier.matches("[a-z][a-z0-9+.-]*:\\S+"), "identifier", identifier, "must be a URI");
        require(!Text.clean(title).isBlank(), "title", title, "must be told");
        require(author.isEmpty() || !Text.clean(author.get()).isBlank(), "author", author, "must be told or left out");
        require(wellFormed(language), "language", language, "must be a BCP 47 tag, such as en or pt-BR");
        require(!chapters.isEmpty(), "chapters", chapters, "must have one at least");
        subjects = subjects.stream()
                .filter(subject -> !Text.clean(subject).isBlank())
                .toList();
        chapters = List.copyOf(chapters);
    }

    private static boolean wellFormed(String language) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(language)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static void require(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is '" + value + "': " + rule);
        }
    }

    /** Said wherever the book shows itself, if the simulator wrote it. */
    static final String SIMULATED =
            "SIMULATED: this text was composed by an inference simulator, not written by a language"
                    + " model or a person.";
}
