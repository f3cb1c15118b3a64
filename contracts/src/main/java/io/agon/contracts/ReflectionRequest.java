package io.agon.contracts;

import java.util.List;

/**
 * Asks a reflector about a weakness of a text. On {@link Topics#REFLECTION_REQUESTS}.
 *
 * @param reflectionId derived from what is asked about; the same question asked twice has the same id
 * @param seed given to the model
 * @param reflector the model that is asked
 * @param weakness what is the matter with the text, in words: of an embedding all that is asked about
 * @param form what kind of text it is, such as {@code short story}; of advice only, like all below
 * @param criterion by which the text is weak
 * @param text the text
 * @param tried what was tried on this text already and did not help, in words
 */
public record ReflectionRequest(
        ReflectionId reflectionId,
        ReflectionKind kind,
        long seed,
        ModelCall reflector,
        String weakness,
        String brief,
        String form,
        Criterion criterion,
        String text,
        List<String> tried) {
    public ReflectionRequest {
        Rules.present("reflectionId", reflectionId);
        Rules.present("kind", kind);
        Rules.present("reflector", reflector);
        Rules.text("weakness", weakness);
        tried = Rules.list(tried);
        if (kind == ReflectionKind.ADVICE) {
            Rules.text("brief", brief);
            Rules.word("form", form);
            Rules.present("criterion", criterion);
            Rules.text("text", text);
        } else if (brief != null || form != null || criterion != null || text != null || !tried.isEmpty()) {
            throw Rules.broken("kind", kind, "advice where a text, its brief, form, criterion or tries are given");
        }
    }
}
