package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * How probable a model finds a text after different things.
 *
 * @param words of the text
 * @param scores in the order in which the things were given
 * @param refusal why there are none, in the words of the endpoint; empty where there are
 */
public record Likelihood(int words, List<Score> scores, String refusal) implements Artefact {
    /**
     * After one of them.
     *
     * @param nats log-probability of the whole text, at most 0
     * @param tokens that it is the sum over
     */
    public record Score(double nats, int tokens) {}

    public Likelihood {
        scores = List.copyOf(scores);
    }
}
