package io.agon.scaffold.domain.project;

import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Level;

/**
 * How the fidelity of a scaffold is to be measured.
 *
 * @param scaffold its id; it is finished
 * @param planner model that plans and summarises
 * @param writer model that writes scenes from their plans
 * @param embedder model that tells what texts mean, or null: then nothing is compared by meaning
 * @param scorer model that tells how probable texts are, or null: then no likelihoods are measured
 * @param scenes how many are written anew and summarised, 1 to {@value #MOST}; fewer where there are fewer
 * @param chapters how many are planned anew, and scored, 1 to {@value #MOST}; fewer where there are fewer
 */
public record MeasurementSpecification(
        String scaffold,
        Model planner,
        Model writer,
        Model embedder,
        Model scorer,
        int scenes,
        int chapters,
        Bounds bounds,
        long seed,
        long mostTokens)
        implements Specification {
    /** Largest sample. */
    public static final int MOST = 1_000;

    public MeasurementSpecification {
        Specification.check(seed, mostTokens);
        if (scenes < 1 || scenes > MOST) {
            throw new IllegalArgumentException("scenes is " + scenes + ": must be 1 to " + MOST);
        }
        if (chapters < 1 || chapters > MOST) {
            throw new IllegalArgumentException("chapters is " + chapters + ": must be 1 to " + MOST);
        }
    }

    @Override
    public Model model(Level level) {
        return switch (level) {
            case PROSE -> writer;
            case MEANINGS -> embedder;
            case LIKELIHOOD -> scorer;
            default -> planner;
        };
    }
}
