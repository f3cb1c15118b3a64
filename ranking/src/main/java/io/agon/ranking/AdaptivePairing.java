package io.agon.ranking;

import java.util.List;

/**
 * Pairs whose verdicts say most about who belongs to the best {@code top}: uncertain candidates near the border against
 * opponents of about their strength, each verdict counted as if it had come before the next pair is chosen. Pairs asked before
 * count for less, as far as the field shows that asking again tells less.
 *
 * <p>Rests on the posterior of {@link BradleyTerry}; where the request carries other ratings it fits its own. Uses the full
 * covariance where the posterior has it, else the sparse design for large fields.
 */
public final class AdaptivePairing implements PairingMethod {
    @Override
    public List<Pairing> pair(Request request) {
        Posterior posterior =
                request.ratings() instanceof Posterior given ? given : new BradleyTerry().rate(request.field());
        return pair(
                posterior,
                Verdicts.of(request.field()),
                request.eligible(),
                request.inFlight(),
                request.top(),
                request.batch(),
                request.seed());
    }

    static List<Pairing> pair(
            Posterior posterior,
            Verdicts verdicts,
            int[] eligible,
            List<Pairing> inFlight,
            int top,
            int batch,
            long seed) {
        Schedule schedule = new Schedule(verdicts);
        inFlight.forEach(schedule::issue);
        if (posterior.joint() && eligible.length <= Model.DENSE_LIMIT) {
            DenseDesign design = new DenseDesign(posterior, eligible, top, schedule);
            design.expect(inFlight);
            return List.copyOf(design.select(batch));
        }
        SparseDesign design = new SparseDesign(posterior, eligible, top, schedule, seed);
        design.expect(inFlight);
        return List.copyOf(design.select(batch));
    }
}
