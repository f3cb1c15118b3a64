package io.agon.simulator.judging;

import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text to be scored. Only what stands outside the fences is read as a question.
 *
 * @param criteria in their order, at least one
 */
public record ScorePrompt(String text, List<Criterion> criteria) {
    public ScorePrompt {
        criteria = List.copyOf(criteria);
    }

    /** The question of a conversation; empty if it does not ask for scores of one text labelled WORK. */
    public static Optional<ScorePrompt> of(List<Message> messages) {
        List<String> works = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        boolean asked = false;
        for (Message message : messages) {
            Fences fences = Fences.of(message.content());
            fences.texts().stream()
                    .filter(fenced -> fenced.label().equals("WORK"))
                    .forEach(fenced -> works.add(fenced.text()));
            criteria.addAll(Criterion.listed(fences.outside()));
            asked |= fences.outside().contains("Score the text");
        }
        return asked && works.size() == 1 && !criteria.isEmpty()
                ? Optional.of(new ScorePrompt(works.getFirst(), criteria))
                : Optional.empty();
    }
}
