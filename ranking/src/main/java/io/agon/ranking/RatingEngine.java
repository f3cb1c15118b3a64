package io.agon.ranking;

import java.util.List;

/**
 * {@link BradleyTerry} for a tournament under way: comparisons and candidates are added as they come, fits start from the
 * last, and the next batch is paired on top. Not for use by several threads.
 *
 * <p>Ratings agree with those of {@link BradleyTerry#rate} up to a small part of their uncertainty; the order in which
 * comparisons came may show in the last digits.
 */
public final class RatingEngine {
    private static final double TOLERANCE = 1e-3;
    private static final int MAX_ITERATIONS = 30;

    private final Model model;
    private Posterior posterior;

    /** An engine for candidates of these priors; more can join later. */
    public RatingEngine(BradleyTerry.Options options, List<Prior> priors, int judges) {
        if (judges < 1) {
            throw new IllegalArgumentException("judges is " + judges + ": must be at least 1");
        }
        this.model = new Model(options, new Verdicts(priors.size(), judges), priors);
    }

    /** Number of candidates. */
    public int size() {
        return model.size();
    }

    /** Number of comparisons. */
    public int comparisons() {
        return model.verdicts.size();
    }

    /** Lets a candidate join; returns its index. */
    public int addCandidate(Prior prior) {
        posterior = null;
        return model.addCandidate(prior);
    }

    /** Takes a comparison in; the next {@link #posterior} reflects it. */
    public void add(Comparison comparison) {
        if (Math.max(comparison.first(), comparison.second()) >= size() || comparison.judge() >= model.bias.length) {
            throw new IllegalArgumentException(comparison + " is outside the field of " + size() + " candidates and "
                    + model.bias.length + " judges");
        }
        posterior = null;
        model.verdicts.add(comparison);
    }

    /** Ratings after everything added so far; fits only where something was added since the last call. */
    public Posterior posterior() {
        if (posterior == null) {
            model.fit(TOLERANCE, MAX_ITERATIONS);
            posterior = model.posterior();
        }
        return posterior;
    }

    /**
     * The next batch by {@link AdaptivePairing}.
     *
     * @see PairingMethod.Request
     */
    public List<PairingMethod.Pairing> pair(
            int[] eligible, List<PairingMethod.Pairing> inFlight, int top, int batch, long seed) {
        Ranks.checkEligible(eligible, size());
        return AdaptivePairing.pair(posterior(), model.verdicts, eligible, inFlight, top, batch, seed);
    }
}
