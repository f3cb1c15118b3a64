package io.agon.ranking;

import java.util.HashMap;
import java.util.Map;

/**
 * Who has been shown first how often, against whom and in all: verdicts received, matches in flight and matches of the batch
 * in the making. Decides presentation orders: the order a pair had less often, then the one that evens out both candidates.
 */
final class Schedule {
    private final Verdicts verdicts;
    private final Map<Long, Integer> issued = new HashMap<>();
    private final int[] lead;

    Schedule(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.lead = new int[verdicts.candidates()];
        for (int i = 0; i < lead.length; i++) {
            lead[i] = verdicts.shownFirst[i] - verdicts.shownSecond[i];
        }
    }

    /** How often this order of this pair was asked or is about to be. */
    int count(int first, int second) {
        return verdicts.count(first, second) + issued.getOrDefault(key(first, second), 0);
    }

    /** How often the pair met or is about to, in either order. */
    int meetings(int a, int b) {
        int p = verdicts.find(a, b);
        return (p == Verdicts.NONE ? 0 : verdicts.pairCount[p])
                + issued.getOrDefault(key(a, b), 0)
                + issued.getOrDefault(key(b, a), 0);
    }

    void issue(PairingMethod.Pairing pairing) {
        issued.merge(key(pairing.first(), pairing.second()), 1, Integer::sum);
        lead[pairing.first()]++;
        lead[pairing.second()]--;
    }

    /** The better order for these two; where nothing tells them apart, {@code a} first if {@code otherwise}. */
    PairingMethod.Pairing order(int a, int b, boolean otherwise) {
        int within = count(a, b) - count(b, a);
        int difference = within != 0 ? within : lead[a] - lead[b];
        boolean aFirst = difference == 0 ? otherwise : difference < 0;
        return aFirst ? new PairingMethod.Pairing(a, b) : new PairingMethod.Pairing(b, a);
    }

    private static long key(int first, int second) {
        return ((long) first << 32) | second;
    }
}
