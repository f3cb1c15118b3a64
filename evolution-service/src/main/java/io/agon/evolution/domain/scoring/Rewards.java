package io.agon.evolution.domain.scoring;

import io.agon.criteria.Advantages;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes rewards of scores. */
public final class Rewards {
    private Rewards() {}

    /**
     * One text's reward: its score less its penalties. Where no score could be read there is none: NaN.
     *
     * @param score 0 to 1, NaN where none could be read
     * @param advantage relative to its group, NaN where there is no reward
     */
    public record Reward(
            RewardOrder.Item item,
            Score.Given given,
            double score,
            int words,
            double lengthPenalty,
            double formatPenalty,
            double reward,
            double advantage) {
        private Reward relative(double to) {
            return new Reward(item, given, score, words, lengthPenalty, formatPenalty, reward, to);
        }
    }

    /**
     * The rewards of an order, in the order of its items.
     *
     * @param scores by id, one for each item
     */
    public static List<Reward> of(RewardOrder order, Map<String, Score.Given> scores) {
        int size = order.items().size();
        String scoringId = order.scoring().id();
        double[] totals = new double[size];
        double[] rewards = new double[size];
        List<Reward> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            RewardOrder.Item item = order.items().get(i);
            Score.Given given = scores.get(Scoring.scoreId(scoringId, item.brief(), item.text()));
            totals[i] = given.total(order.scoring().rubric());
            int words = Words.count(item.text());
            double length = order.length().of(words);
            double format = order.format().penalty(item.text());
            rewards[i] = totals[i] - length - format;
            all.add(new Reward(item, given, totals[i], words, length, format, rewards[i], Double.NaN));
        }
        double[] advantages = Advantages.of(
                rewards, order.items().stream().map(RewardOrder.Item::group).toList(), order.scaled());
        for (int i = 0; i < size; i++) {
            all.set(i, all.get(i).relative(advantages[i]));
        }
        return List.copyOf(all);
    }
}
