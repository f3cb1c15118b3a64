package io.agon.contracts;

import java.util.List;

/**
 * A reflector answered. On {@link Topics#REFLECTION_DONE}. Delivered at least once; applied once, by {@code reflectionId}.
 *
 * @param reflector role of the model that was asked
 * @param model the model's own name as it answered
 * @param cause why the text is weak; of advice only
 * @param advice what to do about it, as an instruction to a writer; of advice only
 * @param vector the meaning of the weakness; of an embedding only
 * @param voidReason why the reply could not be read; then everything above is absent
 * @param replyHash SHA-256 of the model's raw reply; absent of an embedding, like the prompt
 */
public record ReflectionDone(
        ReflectionId reflectionId,
        ReflectionKind kind,
        String reflector,
        String model,
        String cause,
        String advice,
        List<Float> vector,
        String voidReason,
        String replyHash,
        String prompt,
        String promptHash,
        Usage usage,
        boolean simulated) {
    public ReflectionDone {
        Rules.present("reflectionId", reflectionId);
        Rules.present("kind", kind);
        Rules.word("reflector", reflector);
        Rules.word("model", model);
        vector = Rules.list(vector);
        boolean advised = voidReason == null && kind == ReflectionKind.ADVICE;
        if (advised != (cause != null) || advised != (advice != null)) {
            throw Rules.broken("advice", advice, "given, with its cause, exactly where advice was asked for and read");
        }
        if (vector.isEmpty() == (voidReason == null && kind == ReflectionKind.EMBEDDING)) {
            throw Rules.broken("vector", vector.size() + " numbers", "given exactly where an embedding was asked for");
        }
        if (kind == ReflectionKind.ADVICE) {
            Rules.word("replyHash", replyHash);
            Rules.word("prompt", prompt);
            Rules.word("promptHash", promptHash);
        }
        Rules.present("usage", usage);
    }
}
