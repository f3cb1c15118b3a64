package io.agon.ranking;

import java.util.List;

/** Decides who meets whom next. Pure: the same request gives the same pairings. */
public interface PairingMethod {
    /** At most {@code request.batch()} pairings, the most useful first; fewer only where no more make sense. */
    List<Pairing> pair(Request request);

    /**
     * A match to be judged.
     *
     * @param first index of the candidate to be shown first
     * @param second index of the candidate to be shown second
     */
    record Pairing(int first, int second) {}

    /**
     * What a pairing decision rests on.
     *
     * @param field all that is known; priors and comparisons of every candidate, eligible or not
     * @param ratings the ratings inferred from that field
     * @param eligible indices that may be paired, at least two, without repeats
     * @param inFlight pairings issued whose verdict is still out
     * @param top how many of the eligible will be chosen: what the comparisons are to find out
     * @param batch most pairings wanted, at least 1
     * @param seed of whatever is drawn
     */
    record Request(
            Field field, RatingResult ratings, int[] eligible, List<Pairing> inFlight, int top, int batch, long seed) {
        public Request {
            if (ratings.size() != field.size()) {
                throw new IllegalArgumentException("ratings are of " + ratings.size() + " candidates: must be of "
                        + field.size() + ", as the field");
            }
            Ranks.checkEligible(eligible, field.size());
            if (eligible.length < 2) {
                throw new IllegalArgumentException("eligible holds " + eligible.length + ": must be at least 2");
            }
            if (top < 1) {
                throw new IllegalArgumentException("top is " + top + ": must be at least 1");
            }
            if (batch < 1) {
                throw new IllegalArgumentException("batch is " + batch + ": must be at least 1");
            }
            inFlight = List.copyOf(inFlight);
        }

        /** Orders shown so far, matches in flight included. */
        Schedule schedule(Verdicts verdicts) {
            Schedule schedule = new Schedule(verdicts);
            inFlight.forEach(schedule::issue);
            return schedule;
        }
    }
}
