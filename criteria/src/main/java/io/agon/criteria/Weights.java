package io.agon.criteria;

import java.util.Arrays;
import java.util.List;

/**
 * What margins of criteria say of preferences: P(first preferred) = logistic(bias + sum of weight · margin). Fitted by penalised
 * maximum likelihood with a ridge on the weights (Hoerl and Kennard, Technometrics 12, 1970; le Cessie and van Houwelingen, Applied
 * Statistics 41, 1992), by Newton's method with halved steps.
 *
 * @param bias log-odds of the first where all margins are 0: a leaning to the side, not a matter of criteria
 * @param weights by criterion, log-odds for each unit of margin
 */
public record Weights(double bias, List<Double> weights) {
    private static final int MOST_STEPS = 100;
    private static final double DONE = 1e-10;
    private static final int HALVINGS = 40;

    public Weights {
        weights = List.copyOf(weights);
    }

    /**
     * Fits.
     *
     * @param preferences at least one, all over the same criteria
     * @param ridge penalty on half the sum of squared weights, above 0; the bias is not penalised but for what keeps it finite
     */
    public static Weights fit(List<Preference> preferences, double ridge) {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge is " + ridge + ": must be above 0");
        }
        int size = preferences.getFirst().margins().size() + 1;
        double[] penalty = new double[size];
        Arrays.fill(penalty, ridge);
        // one-sided data has no finite bias
        penalty[0] = 1e-3;
        double[] at = new double[size];
        double loss = loss(preferences, at, penalty);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] hessian = new double[size][size];
            for (int i = 0; i < size; i++) {
                gradient[i] = penalty[i] * at[i];
                hessian[i][i] = penalty[i];
            }
            for (Preference preference : preferences) {
                double p = logistic(logit(preference, at));
                double curvature = p * (1 - p);
                for (int i = 0; i < size; i++) {
                    double x = x(preference, i);
                    gradient[i] += (p - preference.first()) * x;
                    for (int j = 0; j <= i; j++) {
                        hessian[i][j] += curvature * x * x(preference, j);
                    }
                }
            }
            double[] direction = solve(hessian, gradient);
            double promised = 0;
            for (int i = 0; i < size; i++) {
                promised += direction[i] * gradient[i];
            }
            if (promised < DONE) {
                break;
            }
            double length = 1;
            double[] next = moved(at, direction, length);
            double nextLoss = loss(preferences, next, penalty);
            for (int i = 0; i < HALVINGS && nextLoss > loss; i++) {
                length /= 2;
                next = moved(at, direction, length);
                nextLoss = loss(preferences, next, penalty);
            }
            at = next;
            loss = nextLoss;
        }
        return new Weights(at[0], Arrays.stream(at).skip(1).boxed().toList());
    }

    /** The probability that the first is preferred, 0 to 1. */
    public double probability(Preference preference) {
        double logit = bias;
        for (int i = 0; i < weights.size(); i++) {
            logit += weights.get(i) * preference.margins().get(i);
        }
        return logistic(logit);
    }

    private static double x(Preference preference, int i) {
        return i == 0 ? 1 : preference.margins().get(i - 1);
    }

    private static double logit(Preference preference, double[] at) {
        double logit = 0;
        for (int i = 0; i < at.length; i++) {
            logit += at[i] * x(preference, i);
        }
        return logit;
    }

    private static double loss(List<Preference> preferences, double[] at, double[] penalty) {
        double loss = 0;
        for (int i = 0; i < at.length; i++) {
            loss += penalty[i] * at[i] * at[i] / 2;
        }
        for (Preference preference : preferences) {
            double logit = logit(preference, at);
            // log(1 + e^z) - y z, without overflow
            loss += Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit))) - preference.first() * logit;
        }
        return loss;
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double[] moved(double[] at, double[] direction, double length) {
        double[] next = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            next[i] = at[i] - length * direction[i];
        }
        return next;
    }

    /** By Cholesky's factors; only the lower half of the matrix is read, and lost. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        double[] solved = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solved[i] -= matrix[i][k] * solved[k];
            }
            solved[i] /= matrix[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solved[i] -= matrix[k][i] * solved[k];
            }
            solved[i] /= matrix[i][i];
        }
        return solved;
    }
}
