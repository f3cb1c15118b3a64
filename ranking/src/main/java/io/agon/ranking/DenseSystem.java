package io.agon.ranking;

import java.util.Arrays;

/** Exact solution by Cholesky factorisation. */
final class DenseSystem implements NewtonSystem {
    private final int candidates;
    private final int size;
    private final double[][] matrix;
    private final double[][] factor;
    private final double[][] inverse;
    private final double[] solution;
    private final double[] variances;
    private boolean factored;

    DenseSystem(int candidates, int judges) {
        this.candidates = candidates;
        this.size = candidates + judges;
        this.matrix = new double[size][size];
        this.factor = new double[size][size];
        this.inverse = new double[size][size];
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
    public void addCoupling(int judge, int low, int high, double information) {
        matrix[candidates + judge][low] += information;
        matrix[candidates + judge][high] -= information;
    }

    @Override
    public void addJudge(int judge, int other, double information) {
        if (other <= judge) {
            matrix[candidates + judge][candidates + other] += information;
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

    private void factorise() {
        if (factored) {
            return;
        }
        for (int i = 0; i < size; i++) {
            double[] row = factor[i];
            double[] source = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = factor[j];
                double sum = source[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (i == j) {
                    row[i] = Math.sqrt(sum);
                } else {
                    row[j] = sum / other[j];
                }
            }
        }
        factored = true;
    }

    /** Inverts through the triangular factor, row by row so that every inner loop runs along memory. */
    @Override
    public double[] variances() {
        factorise();
        // inverse holds the transposed inverse of the factor first: row k is column k of the inverse factor
        for (int k = 0; k < size; k++) {
            double[] column = inverse[k];
            Arrays.fill(column, 0, k, 0);
            column[k] = 1 / factor[k][k];
            for (int i = k + 1; i < size; i++) {
                double[] row = factor[i];
                double sum = 0;
                for (int m = k; m < i; m++) {
                    sum += row[m] * column[m];
                }
                column[i] = -sum / row[i];
            }
        }
        for (int i = 0; i < size; i++) {
            double[] rowI = inverse[i];
            for (int j = size - 1; j >= i; j--) {
                double[] rowJ = inverse[j];
                double sum = 0;
                for (int m = j; m < size; m++) {
                    sum += rowI[m] * rowJ[m];
                }
                if (i == j) {
                    variances[i] = sum;
                }
                matrixInverse(i, j, sum);
            }
        }
        return variances;
    }

    private double[][] covariance = new double[0][];

    private void matrixInverse(int i, int j, double value) {
        if (covariance.length == 0) {
            covariance = new double[size][size];
        }
        covariance[i][j] = value;
        covariance[j][i] = value;
    }

    @Override
    public double variance(int candidate) {
        return variances[candidate];
    }

    @Override
    public double differenceVariance(int a, int b) {
        return covariance[a][a] + covariance[b][b] - 2 * covariance[a][b];
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
