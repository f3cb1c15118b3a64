package io.agon.ranking;

import java.util.Arrays;

/** Exact solution by Cholesky factorisation. */
final class DenseSystem implements NewtonSystem {
    private final int candidates;
    private final int size;
    private final double[][] matrix;
    private final double[][] factor;
    private final double[][] inverse;
    private final double[][] covariance;
    private final double[] column;
    private final double[] solution;
    private final double[] variances;
    private boolean factored;

    DenseSystem(int candidates, int shared) {
        this.candidates = candidates;
        this.size = candidates + shared;
        this.matrix = new double[size][size];
        this.factor = new double[size][size];
        this.inverse = new double[size][size];
        this.covariance = new double[size][size];
        this.column = new double[size];
        this.solution = new double[size];
        this.variances = new double[size];
    }

    @Override
    public void begin(int pairs) {
        for (double[] row : matrix) {
            Arrays.fill(row, 0);
        }
        factored = false;
    }

    @Override
    public void addDiagonal(int candidate, double precision) {
        matrix[candidate][candidate] += precision;
    }

    @Override
    public void addPair(int pair, int low, int high, double information) {
        matrix[low][low] += information;
        matrix[high][high] += information;
        matrix[high][low] -= information;
    }

    @Override
    public void addCoupling(int effect, int low, int high, double information) {
        matrix[candidates + effect][low] += information;
        matrix[candidates + effect][high] -= information;
    }

    @Override
    public void addShared(int effect, int other, double information) {
        if (other <= effect) {
            matrix[candidates + effect][candidates + other] += information;
        }
    }

    @Override
    public double[] solve(double[] gradient) {
        factorise();
        for (int i = 0; i < size; i++) {
            double sum = gradient[i];
            double[] row = factor[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * solution[k];
            }
            solution[i] = sum / row[i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double value = solution[i] / factor[i][i];
            solution[i] = value;
            double[] row = factor[i];
            for (int k = 0; k < i; k++) {
                solution[k] -= row[k] * value;
            }
        }
        return solution;
    }

    /** Every inner loop here and below adds a multiple of one row to another, which the compiler turns into vector code. */
    private void factorise() {
        if (factored) {
            return;
        }
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, factor[i], 0, i + 1);
        }
        for (int k = 0; k < size; k++) {
            double pivot = Math.sqrt(factor[k][k]);
            factor[k][k] = pivot;
            for (int i = k + 1; i < size; i++) {
                factor[i][k] /= pivot;
                column[i] = factor[i][k];
            }
            for (int i = k + 1; i < size; i++) {
                subtract(factor[i], column[i], column, k + 1, i + 1);
            }
        }
        factored = true;
    }

    private static void subtract(double[] row, double factor, double[] other, int from, int to) {
        for (int j = from; j < to; j++) {
            row[j] -= factor * other[j];
        }
    }

    /** Inverts the factor L row by row, then sums the outer products of its rows: the inverse is their Gram matrix. */
    @Override
    public double[] variances() {
        factorise();
        for (int i = 0; i < size; i++) {
            double[] row = inverse[i];
            Arrays.fill(row, 0);
            double[] source = factor[i];
            for (int k = 0; k < i; k++) {
                subtract(row, source[k], inverse[k], 0, k + 1);
            }
            double scale = 1 / source[i];
            for (int j = 0; j < i; j++) {
                row[j] *= scale;
            }
            row[i] = scale;
            Arrays.fill(covariance[i], 0);
        }
        for (int k = 0; k < size; k++) {
            double[] row = inverse[k];
            for (int i = 0; i <= k; i++) {
                subtract(covariance[i], -row[i], row, 0, i + 1);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
            variances[i] = covariance[i][i];
        }
        return variances;
    }

    @Override
    public double variance(int candidate) {
        return variances[candidate];
    }

    @Override
    public double differenceVariance(int pair, int low, int high) {
        return covariance[low][low] + covariance[high][high] - 2 * covariance[low][high];
    }

    @Override
    public double oddsVariance(int pair, int low, int high, int effect, double sign) {
        double[] row = covariance[candidates + effect];
        return differenceVariance(pair, low, high) + row[candidates + effect] + 2 * sign * (row[low] - row[high]);
    }

    @Override
    public double surpriseVariance(int pair, int low, int high, int effect, int other) {
        double[] row = covariance[candidates + effect];
        double[] more = covariance[candidates + other];
        return differenceVariance(pair, low, high)
                + row[candidates + effect]
                + more[candidates + other]
                + 2 * (row[low] - row[high] + more[low] - more[high] + row[candidates + other]);
    }

    @Override
    public double[][] covariance() {
        double[][] copy = new double[candidates][];
        for (int i = 0; i < candidates; i++) {
            copy[i] = Arrays.copyOf(covariance[i], candidates);
        }
        return copy;
    }
}
