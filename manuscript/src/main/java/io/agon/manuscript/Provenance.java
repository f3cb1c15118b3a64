package io.agon.manuscript;

import java.util.Map;
import java.util.Optional;

/**
 * Where a book comes from, with all that was taken off its text.
 *
 * @param file name of the file, without folders
 * @param fileSha256 of the file as it is
 * @param format of the file
 * @param encoding of the file's text
 * @param licence who licenses it, if the file tells: {@code Project Gutenberg}, or an EPUB's rights
 * @param ebook number of the Project Gutenberg ebook
 * @param release when it was released, as the file writes it
 * @param header what stood in front of the body, word for word; empty where nothing did
 * @param footer what stood behind the body
 * @param fields what header or metadata say, by lower-case name
 */
public record Provenance(
        String file,
        String fileSha256,
        SourceFormat format,
        String encoding,
        Optional<String> licence,
        Optional<Integer> ebook,
        Optional<String> release,
        String header,
        String footer,
        Map<String, String> fields) {
    public Provenance {
        fields = Map.copyOf(fields);
    }
}
