package io.agon.manuscript.container;

import io.agon.manuscript.text.MarkedText;

import java.util.List;
import java.util.Map;

/**
 * The text of a document and what the document says of itself.
 *
 * @param metadata by lower-case name: title, author, language, rights, identifier, source, date
 * @param warnings in sentences
 */
public record Extract(MarkedText text, Map<String, String> metadata, List<String> warnings) {
    public Extract {
        metadata = Map.copyOf(metadata);
        warnings = List.copyOf(warnings);
    }
}
