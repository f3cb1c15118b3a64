package io.agon.simulator.judging;

import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The question put to a judge. Only what stands outside the fences is read as a question.
 *
 * @param first text labelled A
 * @param second text labelled B
 * @param criteria in their order, perhaps none
 * @param verdictOnly whether one letter is asked for
 */
public record MatchPrompt(String first, String second, List<Criterion> criteria, boolean verdictOnly) {
    /** The question of a conversation; empty if it does not hold two fenced texts labelled A and B. */
    public static Optional<MatchPrompt> of(List<Message> messages) {
        String first = null;
        String second = null;
        boolean verdictOnly = false;
        List<Criterion> criteria = new ArrayList<>();
        for (Message message : messages) {
            Fences fences = Fences.of(message.content());
            for (Fences.Fenced fenced : fences.texts()) {
                if (fenced.label().equals("A")) {
                    first = fenced.text();
                } else if (fenced.label().equals("B")) {
                    second = fenced.text();
                }
            }
            String outside = fences.outside();
            verdictOnly |= outside.contains("Answer with one letter");
            criteria.addAll(Criterion.listed(outside));
        }
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(new MatchPrompt(first, second, List.copyOf(criteria), verdictOnly));
    }
}
