package io.agon.evolution.domain.voting;

import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Seeds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Two texts put to a person, who knows neither which is which nor what judges said.
 *
 * @param number in the order in which the voter sees them, from 1
 * @param left ordinal of the text shown on the left, or first
 * @param right ordinal of the other
 */
public record Ballot(String id, String voter, int number, int left, int right) {
    /** What a person says. */
    public enum Choice {
        LEFT,
        RIGHT,
        TIE
    }

    /** Two candidates that judges compared, by ordinals; the one with the higher rating first. */
    public record Pair(int better, int worse) {}

    /**
     * Draws ballots: the same pairs for every voter, so that voters can be compared, in an order of the voter's own, the better-rated text
     * on the left in half of them, give or take one.
     *
     * @param pool pairs to draw from
     * @param pairs how many, as far as the pool goes
     */
    public static List<Ballot> draw(String run, List<Pair> pool, List<String> voters, int pairs, long seed) {
        Seeds seeds = new Seeds(seed);
        List<Pair> drawn = new ArrayList<>(pool);
        Collections.shuffle(drawn, seeds.shuffler("ballot-pairs"));
        List<Pair> chosen = drawn.subList(0, Math.min(pairs, drawn.size()));
        List<Ballot> ballots = new ArrayList<>();
        for (String voter : voters) {
            Random order = seeds.shuffler("ballot-order", stable(voter));
            List<Pair> own = new ArrayList<>(chosen);
            Collections.shuffle(own, order);
            List<Boolean> betterLeft = new ArrayList<>();
            int extra = order.nextInt(2);
            for (int i = 0; i < own.size(); i++) {
                betterLeft.add((i + extra) % 2 == 0);
            }
            Collections.shuffle(betterLeft, order);
            for (int i = 0; i < own.size(); i++) {
                Pair pair = own.get(i);
                boolean left = betterLeft.get(i);
                ballots.add(new Ballot(
                        Identifiers.of("b-", List.of(run, voter, pair.better(), pair.worse())),
                        voter,
                        i + 1,
                        left ? pair.better() : pair.worse(),
                        left ? pair.worse() : pair.better()));
            }
        }
        return ballots;
    }

    private static long stable(String voter) {
        long hash = 7;
        for (int i = 0; i < voter.length(); i++) {
            hash = hash * 31 + voter.charAt(i);
        }
        return hash;
    }
}
