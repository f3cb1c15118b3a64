package io.agon.ranking;

import java.util.Arrays;

/**
 * Large fields: conjugate gradients with Jacobi's preconditioner (Hestenes and Stiefel 1952) on the graph of matches, and
 * marginal variances by Gaussian belief propagation on the same graph (Weiss and Freeman 2001), a few sweeps of which suffice
 * because such graphs have few short cycles. Where a field of this size is compared so densely that they do not, variances
 * come out too small by up to a fifth.
 */
final class SparseSystem implements NewtonSystem {
    private static final int SWEEPS = 5;
    private static final int MAX_ITERATIONS = 200;

    /** Share of an effect's information that may be left after what candidates explain, for the short way to its variance. */
    private static final double LEAST_LEFT = 0.3;

    private final int candidates;
    private final int shared;
    private final int size;
    private int pairs;
    private int[] low = new int[0];
    private int[] high = new int[0];
    private double[] information = new double[0];
    private final double[] diagonal;
    private final double[][] border;
    private final double[][] corner;
    /** Covariances of effects, as far as they are known. */
    private final double[][] effects;

    private final double[] solution;
    private final double[] variances;
    private double[] toLow = new double[0];
    private double[] toHigh = new double[0];

    SparseSystem(int candidates, int shared) {
        this.candidates = candidates;
        this.shared = shared;
        this.size = candidates + shared;
        this.diagonal = new double[candidates];
        this.border = new double[shared][candidates];
        this.corner = new double[shared][shared];
        this.effects = new double[shared][shared];
        this.solution = new double[size];
        this.variances = new double[size];
    }

    @Override
    public void begin(int count) {
        pairs = count;
        if (low.length < count) {
            int capacity = count + (count >> 1);
            low = Arrays.copyOf(low, capacity);
            high = Arrays.copyOf(high, capacity);
            information = Arrays.copyOf(information, capacity);
            toLow = Arrays.copyOf(toLow, capacity);
            toHigh = Arrays.copyOf(toHigh, capacity);
        }
        Arrays.fill(diagonal, 0);
        for (int j = 0; j < shared; j++) {
            Arrays.fill(border[j], 0);
            Arrays.fill(corner[j], 0);
        }
    }

    @Override
    public void addDiagonal(int candidate, double precision) {
        diagonal[candidate] += precision;
    }

    @Override
    public void addPair(int pair, int a, int b, double value) {
        low[pair] = a;
        high[pair] = b;
        information[pair] = value;
        diagonal[a] += value;
        diagonal[b] += value;
    }

    @Override
    public void addCoupling(int effect, int a, int b, double value) {
        border[effect][a] += value;
        border[effect][b] -= value;
    }

    @Override
    public void addShared(int effect, int other, double value) {
        corner[effect][other] += value;
    }

    @Override
    public double[] solve(double[] gradient) {
        Arrays.fill(solution, 0);
        double[] remainder = gradient.clone();
        double[] direction = new double[size];
        double[] image = new double[size];
        double[] scaled = new double[size];
        double start = precondition(remainder, scaled);
        System.arraycopy(scaled, 0, direction, 0, size);
        double product = start;
        for (int iteration = 0; iteration < MAX_ITERATIONS && product > 1e-8 * start && product > 1e-10; iteration++) {
            multiply(direction, image);
            double curvature = dot(direction, image);
            double length = product / curvature;
            for (int i = 0; i < size; i++) {
                solution[i] += length * direction[i];
                remainder[i] -= length * image[i];
            }
            double updated = precondition(remainder, scaled);
            double ratio = updated / product;
            for (int i = 0; i < size; i++) {
                direction[i] = scaled[i] + ratio * direction[i];
            }
            product = updated;
        }
        return solution;
    }

    private double precondition(double[] from, double[] to) {
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            to[i] = from[i] / diagonal[i];
            sum += to[i] * from[i];
        }
        for (int j = 0; j < shared; j++) {
            int i = candidates + j;
            to[i] = from[i] / corner[j][j];
            sum += to[i] * from[i];
        }
        return sum;
    }

    private void multiply(double[] from, double[] to) {
        for (int i = 0; i < candidates; i++) {
            to[i] = diagonal[i] * from[i];
        }
        for (int p = 0; p < pairs; p++) {
            int a = low[p];
            int b = high[p];
            double value = information[p];
            to[a] -= value * from[b];
            to[b] -= value * from[a];
        }
        for (int j = 0; j < shared; j++) {
            double[] row = border[j];
            double own = from[candidates + j];
            double sum = 0;
            for (int i = 0; i < candidates; i++) {
                sum += row[i] * from[i];
                to[i] += row[i] * own;
            }
            for (int k = 0; k < shared; k++) {
                sum += corner[j][k] * from[candidates + k];
            }
            to[candidates + j] = sum;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Messages are kept between calls, so that a system that changed little needs its few sweeps only to follow. */
    @Override
    public double[] variances() {
        double[] precision = diagonal.clone();
        for (int p = 0; p < pairs; p++) {
            precision[low[p]] += toLow[p];
            precision[high[p]] += toHigh[p];
        }
        double[] updated = new double[candidates];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            System.arraycopy(diagonal, 0, updated, 0, candidates);
            for (int p = 0; p < pairs; p++) {
                int a = low[p];
                int b = high[p];
                double square = information[p] * information[p];
                double fromLow = -square / (precision[a] - toLow[p]);
                double fromHigh = -square / (precision[b] - toHigh[p]);
                toHigh[p] = fromLow;
                toLow[p] = fromHigh;
                updated[b] += fromLow;
                updated[a] += fromHigh;
            }
            double[] swap = precision;
            precision = updated;
            updated = swap;
        }
        for (int i = 0; i < candidates; i++) {
            variances[i] = 1 / precision[i];
        }
        for (int j = 0; j < shared; j++) {
            double explained = 0;
            for (int i = 0; i < candidates; i++) {
                explained += border[j][i] * border[j][i] * variances[i];
            }
            double left = corner[j][j] - explained;
            Arrays.fill(effects[j], 0);
            if (left > LEAST_LEFT * corner[j][j]) {
                effects[j][j] = 1 / left;
            } else {
                solveEffect(j);
            }
            variances[candidates + j] = effects[j][j];
        }
        return variances;
    }

    /** From the system itself: where an effect hangs on candidates that hang together, these cannot count as independent. */
    private void solveEffect(int effect) {
        double[] unit = new double[size];
        unit[candidates + effect] = 1;
        System.arraycopy(solve(unit), candidates, effects[effect], 0, shared);
    }

    @Override
    public double variance(int candidate) {
        return variances[candidate];
    }

    /** From the joint precision of the two, given everyone else's messages. */
    @Override
    public double differenceVariance(int pair, int a, int b) {
        double value = information[pair];
        double precisionA = 1 / variances[a] - toLow[pair];
        double precisionB = 1 / variances[b] - toHigh[pair];
        return (precisionA + precisionB - 2 * value) / (precisionA * precisionB - value * value);
    }

    @Override
    public double oddsVariance(int pair, int a, int b, int effect, double sign) {
        return differenceVariance(pair, a, b) + variances[candidates + effect];
    }

    @Override
    public double surpriseVariance(int pair, int a, int b, int effect, int other) {
        // known of one of them only where the other was not solved for
        double together = effects[effect][other] != 0 ? effects[effect][other] : effects[other][effect];
        return differenceVariance(pair, a, b) + effects[effect][effect] + effects[other][other] + 2 * together;
    }

    @Override
    public double[][] covariance() {
        return null;
    }
}
