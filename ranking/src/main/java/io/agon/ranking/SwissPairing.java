package io.agon.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Swiss rounds: neighbours in the standings meet, each with the nearest they met least often; equals in the standings are
 * shuffled. An odd one out rests, the one that was compared most. A batch of more than one round takes the next rounds from
 * the same standings; a batch that ends within a round takes the head of it.
 */
public final class SwissPairing implements PairingMethod {
    @Override
    public List<Pairing> pair(Request request) {
        Verdicts verdicts = Verdicts.of(request.field());
        Schedule schedule = request.schedule(verdicts);
        SplittableRandom random = new SplittableRandom(request.seed());
        Map<Integer, Integer> busy = new HashMap<>();
        for (int candidate : request.eligible()) {
            busy.put(candidate, verdicts.shownFirst[candidate] + verdicts.shownSecond[candidate]);
        }
        for (Pairing pairing : request.inFlight()) {
            busy.merge(pairing.first(), 1, Integer::sum);
            busy.merge(pairing.second(), 1, Integer::sum);
        }
        List<Pairing> batch = new ArrayList<>();
        while (batch.size() < request.batch()) {
            List<Pairing> round = round(request, schedule, busy, random);
            batch.addAll(round.subList(0, Math.min(round.size(), request.batch() - batch.size())));
        }
        return List.copyOf(batch);
    }

    private static List<Pairing> round(
            Request request, Schedule schedule, Map<Integer, Integer> busy, SplittableRandom random) {
        int[] shuffled = request.eligible().clone();
        RandomPairing.shuffle(shuffled, random);
        List<Integer> waiting = new ArrayList<>();
        for (int candidate : shuffled) {
            waiting.add(candidate);
        }
        waiting.sort((a, b) ->
                Double.compare(request.ratings().mean(b), request.ratings().mean(a)));
        if (waiting.size() % 2 == 1) {
            Integer rests = waiting.getFirst();
            for (Integer candidate : waiting) {
                if (busy.get(candidate) > busy.get(rests)) {
                    rests = candidate;
                }
            }
            waiting.remove(rests);
        }
        Set<Integer> paired = new HashSet<>();
        List<Pairing> round = new ArrayList<>();
        for (int place = 0; place < waiting.size(); place++) {
            int a = waiting.get(place);
            if (paired.contains(a)) {
                continue;
            }
            int opponent = -1;
            int fewest = Integer.MAX_VALUE;
            for (int other = place + 1; other < waiting.size() && fewest > 0; other++) {
                int b = waiting.get(other);
                if (!paired.contains(b)) {
                    int meetings = schedule.meetings(a, b);
                    if (meetings < fewest) {
                        fewest = meetings;
                        opponent = b;
                    }
                }
            }
            Pairing pairing = schedule.order(a, opponent, random.nextBoolean());
            schedule.issue(pairing);
            busy.merge(a, 1, Integer::sum);
            busy.merge(opponent, 1, Integer::sum);
            paired.add(a);
            paired.add(opponent);
            round.add(pairing);
        }
        // those compared least stand first, so that batches smaller than a round serve everyone in turn
        round.sort((x, y) -> Integer.compare(
                busy.get(x.first()) + busy.get(x.second()), busy.get(y.first()) + busy.get(y.second())));
        return round;
    }
}
