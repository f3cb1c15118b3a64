package io.agon.evolution.domain.specification;

/**
 * How ratings come about.
 *
 * @param callsPerCandidate matches of a generation for each of its candidates; 0: nobody judges, drafts are all that is wanted
 * @param batch matches of a round; null: half the population
 * @param wrongShare a generation's judging ends once a smaller share of its survivors is expected not to belong there; 0:
 *     never before its matches are judged
 */
public record Ranking(Method method, Pairing pairing, double callsPerCandidate, Integer batch, double wrongShare) {
    /** How ratings are inferred. */
    public enum Method {
        BRADLEY_TERRY("bradley-terry"),
        ELO("elo");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        /** As it stands in specifications. */
        public String word() {
            return word;
        }
    }

    /** Who meets whom. */
    public enum Pairing {
        RANDOM,
        SWISS,
        ADAPTIVE
    }

    /** Matches foreseen for a generation of this many candidates. */
    public int matches(int candidates) {
        return callsPerCandidate == 0
                ? 0
                : (int) Math.min(Integer.MAX_VALUE, Math.max(1, (long) Math.ceil(candidates * callsPerCandidate)));
    }

    /** Matches of one round of this many candidates. */
    public int round(int candidates) {
        return batch == null ? Math.max(1, candidates / 2) : batch;
    }
}
