package io.agon.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy batch design with the full covariance: each pair is scored by how much its verdict would lower the urgency-weighted
 * variances of all candidates (weighted A-optimality, e.g. Chaloner and Verdinelli 1995), the best is taken, the covariance is
 * updated as if its verdict had come, and so on.
 */
final class DenseDesign {
    private final int[] eligible;
    private final int n;
    private final Schedule schedule;
    private final Discount discount;
    private final Border border;
    private final double[] mean;
    private final double[][] covariance;
    /** Weighted square of the covariance; its entries give the gain of a difference. */
    private final double[][] gain;

    private final double[] weight;
    private final double[][] fresh;
    private final double[][] next;
    private final double[] direction;
    private final double[] pull;

    DenseDesign(Posterior posterior, int[] eligible, int places, Schedule schedule) {
        this.eligible = eligible;
        this.n = eligible.length;
        this.schedule = schedule;
        this.discount = new Discount(posterior.judging());
        this.mean = new double[n];
        this.covariance = new double[n][n];
        this.gain = new double[n][n];
        this.weight = new double[n];
        this.fresh = new double[n][n];
        this.next = new double[n][n];
        this.direction = new double[n];
        this.pull = new double[n];
        double[] variance = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = posterior.mean(eligible[i]);
            for (int j = 0; j < n; j++) {
                covariance[i][j] = posterior.covariance(eligible[i], eligible[j]);
            }
            variance[i] = covariance[i][i];
        }
        measureFrom(Border.of(mean, variance, places), variance);
        this.border = Border.of(mean, variance, places);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            weight[i] = border.weight(mean[i], variance[i]);
            largest = Math.max(largest, weight[i]);
        }
        for (int m = 0; m < n; m++) {
            if (weight[m] > 1e-9 * largest) {
                addOuter(weight[m], covariance[m]);
            }
        }
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                fresh[i][j] = discount.fresh(mean[i] - mean[j], differenceVariance(i, j));
                refresh(i, j);
            }
        }
    }

    /**
     * Covariances of ratings less the border, which moves with those who stand near it: that all of them are better or worse
     * than thought changes nothing about who is among the best.
     */
    private void measureFrom(Border border, double[] variance) {
        double[] share = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            share[i] = border.density(mean[i], variance[i]);
            total += share[i];
        }
        if (!(total > 0)) {
            return;
        }
        double[] common = new double[n];
        double own = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                common[i] += covariance[i][j] * share[j] / total;
            }
            own += common[i] * share[i] / total;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] += own - common[i] - common[j];
            }
            variance[i] = covariance[i][i];
        }
    }

    private double differenceVariance(int i, int j) {
        return covariance[i][i] + covariance[j][j] - 2 * covariance[i][j];
    }

    /** Recomputes what the next verdict on a pair tells, i above j. */
    private void refresh(int i, int j) {
        int same = schedule.count(eligible[i], eligible[j]);
        int reverse = schedule.count(eligible[j], eligible[i]);
        next[i][j] = discount.next(fresh[i][j], Math.min(same, reverse), Math.max(same, reverse));
    }

    /** Counts pairings whose verdict is still out as if it had come. */
    void expect(List<PairingMethod.Pairing> inFlight) {
        int[] place = new int[eligible.length == 0 ? 0 : maximum(eligible) + 1];
        Arrays.fill(place, -1);
        for (int i = 0; i < n; i++) {
            place[eligible[i]] = i;
        }
        for (PairingMethod.Pairing pairing : inFlight) {
            int a = pairing.first() < place.length ? place[pairing.first()] : -1;
            int b = pairing.second() < place.length ? place[pairing.second()] : -1;
            if (a >= 0 && b >= 0) {
                apply(Math.max(a, b), Math.min(a, b));
            }
        }
    }

    private static int maximum(int[] values) {
        int maximum = 0;
        for (int value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    List<PairingMethod.Pairing> select(int batch) {
        List<PairingMethod.Pairing> chosen = new ArrayList<>();
        double[] diagonalGain = new double[n];
        double[] diagonalVariance = new double[n];
        while (chosen.size() < batch) {
            for (int i = 0; i < n; i++) {
                diagonalGain[i] = gain[i][i];
                diagonalVariance[i] = covariance[i][i];
            }
            int bestI = -1;
            int bestJ = -1;
            double best = -1;
            for (int i = 1; i < n; i++) {
                double[] gainRow = gain[i];
                double[] covarianceRow = covariance[i];
                double[] nextRow = next[i];
                double ownGain = gainRow[i];
                double ownVariance = covarianceRow[i];
                for (int j = 0; j < i; j++) {
                    double benefit = ownGain + diagonalGain[j] - 2 * gainRow[j];
                    double uncertain = ownVariance + diagonalVariance[j] - 2 * covarianceRow[j];
                    double information = nextRow[j];
                    double score = benefit * information / (1 + information * uncertain);
                    if (score > best) {
                        best = score;
                        bestI = i;
                        bestJ = j;
                    }
                }
            }
            // the weaker of two strangers goes first on even picks, so that nothing leans on indices
            PairingMethod.Pairing pairing = schedule.order(
                    eligible[bestI], eligible[bestJ], (chosen.size() & 1) == 0 == mean[bestI] < mean[bestJ]);
            schedule.issue(pairing);
            chosen.add(pairing);
            apply(bestI, bestJ);
        }
        return chosen;
    }

    /** Updates covariance, gains and weights as if a verdict on this pair had come. */
    private void apply(int i, int j) {
        double uncertain = differenceVariance(i, j);
        double information = next[i][j] / (1 + next[i][j] * uncertain);
        for (int m = 0; m < n; m++) {
            direction[m] = covariance[m][i] - covariance[m][j];
            pull[m] = gain[m][i] - gain[m][j];
        }
        double square = pull[i] - pull[j];
        for (int r = 0; r < n; r++) {
            double[] covarianceRow = covariance[r];
            double[] gainRow = gain[r];
            double own = direction[r] * information;
            double cross = pull[r] * information;
            double both = own * information * square;
            for (int c = 0; c < n; c++) {
                covarianceRow[c] -= own * direction[c];
                gainRow[c] += (both - cross) * direction[c] - own * pull[c];
            }
        }
        reweigh(i);
        reweigh(j);
        refresh(i, j);
    }

    private void reweigh(int m) {
        double updated = border.weight(mean[m], covariance[m][m]);
        addOuter(updated - weight[m], covariance[m]);
        weight[m] = updated;
    }

    private void addOuter(double factor, double[] vector) {
        for (int r = 0; r < n; r++) {
            double own = factor * vector[r];
            double[] row = gain[r];
            for (int c = 0; c < n; c++) {
                row[c] += own * vector[c];
            }
        }
    }
}
