package io.agon.contracts;

import java.util.List;

/**
 * A draft request was answered: with a text that keeps to the constraints, or with the reasons why there is none. On
 * {@link Topics#CANDIDATE_DRAFTED}. Delivered at least once; applied once, by {@code candidateId}.
 *
 * @param text absent where the draft was rejected
 * @param words number of words of the text, or of the last rejected draft
 * @param violations the constraints that the last draft broke, one sentence each; empty where a text is given
 * @param repaired whether the text is the repaired second draft
 * @param writer role of the model that wrote
 * @param model the model's own name as it answered
 * @param prompt which prompt resource was used, {@code name@version}
 * @param promptHash SHA-256 of that resource, in hexadecimal
 * @param usage what it took, repair included
 * @param simulated whether the inference simulator wrote it
 */
public record CandidateDrafted(
        RunId runId,
        CandidateId candidateId,
        String text,
        int words,
        List<String> violations,
        boolean repaired,
        String writer,
        String model,
        String prompt,
        String promptHash,
        Usage usage,
        boolean simulated) {
    public CandidateDrafted {
        Rules.present("runId", runId);
        Rules.present("candidateId", candidateId);
        violations = Rules.list(violations);
        if (text != null) {
            Rules.text("text", text);
        }
        if ((text == null) == violations.isEmpty()) {
            throw Rules.broken("violations", violations, "given exactly where there is no text");
        }
        Rules.atLeast("words", 0, words);
        Rules.word("writer", writer);
        Rules.word("model", model);
        Rules.word("prompt", prompt);
        Rules.word("promptHash", promptHash);
        Rules.present("usage", usage);
    }
}
