package io.agon.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state of a {@link BradleyTerry} fit: warm-startable Newton iterations towards the joint mode, with the unknown
 * deviations re-estimated on the way. Not for use by several threads.
 *
 * <p>Effects of pairs and of questions are eliminated from every Newton step (Schur complement), so that the linear system
 * holds the ratings, one bias for each judge and one gain for each objective of revision only. The mode lies nearer to the prior than the mean does, most so where a
 * candidate has few comparisons; the mean is approximated from the third derivatives at the mode (Tierney and Kadane 1986),
 * and with it the spread is free of the shrinkage that the mode alone would give it. Re-estimation of a deviation uses the fixed point of MacKay 1992
 * ("Bayesian interpolation"): sum of squares over the number of well-determined parameters.
 */
final class Model {
    /** Up to this many candidates the covariance is computed exactly. */
    static final int DENSE_LIMIT = 300;

    /**
     * Most that the mean lies off the mode, in posterior deviations. The expansion holds where the distance is small; where
     * comparisons are few it would feed on itself, a wider spread making for more skew and more skew for a wider spread.
     */
    private static final double LARGEST_SKEW = 0.5;

    final BradleyTerry.Options options;
    final Verdicts verdicts;

    /** Of candidates without a parent; of offspring {@link #lineage} knows. */
    private double[] priorMean;

    private double[] priorVariance;
    final Lineage lineage = new Lineage();

    double[] rating;
    double[] variance;
    /** Posterior mean less mode, of ratings, then of biases, then of gains. */
    private double[] skew = new double[0];

    final double[] bias;
    double[] biasVariance;
    final double[] tieRate;
    double spreadVariance;
    double pairVariance;
    double orderVariance;

    private double[] pairEffect = new double[0];
    private double[] orderEffect = new double[0];

    // the current linearisation
    private double[] slope = new double[0];
    private double[] residual = new double[0];
    private double[] information = new double[0];
    private double[] pairGradient = new double[0];
    private double[] pairInformation = new double[0];
    private double[] gradient = new double[0];

    private NewtonSystem system;

    Model(BradleyTerry.Options options, Verdicts verdicts, List<Prior> priors) {
        this.options = options;
        this.verdicts = verdicts;
        int n = priors.size();
        priorMean = new double[n];
        priorVariance = new double[n];
        rating = new double[n];
        variance = new double[n];
        spreadVariance = options.spread() * options.spread();
        pairVariance = options.pairEffect() * options.pairEffect();
        orderVariance = options.orderEffect() * options.orderEffect();
        for (int i = 0; i < n; i++) {
            setPrior(i, priors.get(i));
        }
        bias = new double[verdicts.judges()];
        biasVariance = new double[verdicts.judges()];
        Arrays.fill(biasVariance, options.bias() * options.bias());
        tieRate = new double[verdicts.judges()];
    }

    int size() {
        return verdicts.candidates();
    }

    int addCandidate(Prior prior) {
        int n = size();
        verdicts.addCandidate();
        priorMean = Arrays.copyOf(priorMean, n + 1);
        priorVariance = Arrays.copyOf(priorVariance, n + 1);
        rating = Arrays.copyOf(rating, n + 1);
        variance = Arrays.copyOf(variance, n + 1);
        setPrior(n, prior);
        system = null;
        return n;
    }

    private void setPrior(int candidate, Prior prior) {
        lineage.add(candidate, prior);
        switch (prior) {
            case Prior.Independent(double mean, double known) -> {
                priorMean[candidate] = mean;
                priorVariance[candidate] = known;
                rating[candidate] = mean;
                variance[candidate] = priorVarianceOf(candidate);
            }
            case Prior.Offspring(int parent, int unused) -> {
                verdicts.link(parent, candidate);
                rating[candidate] = rating[parent] + lineage.expected(candidate);
                variance[candidate] = variance[parent] + lineage.variance();
            }
        }
    }

    private boolean isOffspring(int candidate) {
        return lineage.parent(candidate) != Lineage.NONE;
    }

    private double priorVarianceOf(int candidate) {
        if (isOffspring(candidate)) {
            return lineage.variance();
        }
        double own = priorVariance[candidate];
        return Double.isNaN(own) ? spreadVariance : own;
    }

    /** How far a rating lies above what its prior expects, given the other ratings. */
    private double surprise(int candidate) {
        return isOffspring(candidate)
                ? rating[candidate] - rating[lineage.parent(candidate)] - lineage.expected(candidate)
                : rating[candidate] - priorMean[candidate];
    }

    /**
     * Moves to the mode.
     *
     * @param tolerance largest change of a rating in the last iteration; ten times it, the largest relative change of an
     *     estimated deviation
     */
    void fit(double tolerance, int maxIterations) {
        int n = size();
        if (system == null) {
            int shared = bias.length + lineage.effect.length;
            system = n <= DENSE_LIMIT ? new DenseSystem(n, shared) : new SparseSystem(n, shared);
        }
        pairEffect = grown(pairEffect, verdicts.pairs);
        orderEffect = grown(orderEffect, verdicts.questions);
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < maxIterations && change > tolerance; iteration++) {
            linearise();
            double[] step = system.solve(gradient);
            change = advance(step);
            if (change < 0.3) {
                system.variances();
                skew();
                change = Math.max(change, 0.1 * reestimate());
            }
        }
        linearise();
        double[] all = system.variances();
        System.arraycopy(all, 0, variance, 0, n);
        System.arraycopy(all, n, biasVariance, 0, bias.length);
        skew();
    }

    /** Brings the distance from mode to mean up to date; needs the variances of the system. */
    private void skew() {
        int n = size();
        Verdicts v = verdicts;
        double[] third = new double[gradient.length];
        for (int p = 0; p < v.pairs; p++) {
            int low = v.low[p];
            int high = v.high[p];
            double difference = rating[low] - rating[high] + pairEffect[p];
            double pairShrink = 1 / (1 + pairVariance * pairInformation[p]);
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                int j = v.judge[q];
                double sign = v.lowFirst[q] ? 1 : -1;
                double shrink = pairShrink / (1 + orderVariance * slope[q]);
                double odds = sign * difference + bias[j] + orderEffect[q];
                double push = -0.5
                        * v.count[q]
                        * thirdMoment(odds, v.soft[q] ? 0 : tieRate[j])
                        * shrink
                        * shrink
                        * shrink
                        * system.oddsVariance(p, low, high, j, sign);
                third[low] += sign * push;
                third[high] -= sign * push;
                third[n + j] += push;
            }
        }
        skew = system.solve(third).clone();
        for (int i = 0; i < n; i++) {
            double most = LARGEST_SKEW * Math.sqrt(system.variance(i));
            skew[i] = most * Math.tanh(skew[i] / most);
        }
    }

    /** Third central moment of a verdict, which is the derivative of its variance. */
    private static double thirdMoment(double odds, double ties) {
        double root = Math.exp(-0.5 * Math.abs(odds));
        double least = root * root;
        double total = 1 + least + ties * root;
        double margin = (1 - least) / total;
        double up = 0.5 - 0.5 * margin;
        double down = -0.5 - 0.5 * margin;
        double level = -0.5 * margin;
        double moment = (up * up * up + least * down * down * down + ties * root * level * level * level) / total;
        return Math.copySign(1, odds) * moment;
    }

    private static double[] grown(double[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, size + (size >> 1));
    }

    private void linearise() {
        int n = size();
        int judges = bias.length;
        Verdicts v = verdicts;
        slope = grown(slope, v.questions);
        residual = grown(residual, v.questions);
        information = grown(information, v.questions);
        pairGradient = grown(pairGradient, v.pairs);
        pairInformation = grown(pairInformation, v.pairs);
        int effects = lineage.effect.length;
        if (gradient.length != n + judges + effects) {
            gradient = new double[n + judges + effects];
        }
        Arrays.fill(gradient, 0);
        system.begin(v.pairs);
        for (int i = 0; i < n; i++) {
            double precision = 1 / priorVarianceOf(i);
            double pull = surprise(i) * precision;
            gradient[i] -= pull;
            if (isOffspring(i)) {
                int parent = lineage.parent(i);
                int gain = judges + lineage.gain(i);
                int shift = judges + lineage.shift(i);
                gradient[parent] += pull;
                gradient[n + gain] += pull;
                gradient[n + shift] += pull;
                system.addCoupling(gain, parent, i, precision);
                system.addCoupling(shift, parent, i, precision);
                system.addShared(gain, gain, precision);
                system.addShared(shift, shift, precision);
                system.addShared(gain, shift, precision);
                system.addShared(shift, gain, precision);
            } else {
                system.addDiagonal(i, precision);
            }
        }
        lineage.addPrior(system, judges, gradient, n + judges);
        double biasPrecision = options.bias() > 0 ? 1 / (options.bias() * options.bias()) : 1e12;
        for (int j = 0; j < judges; j++) {
            gradient[n + j] = -bias[j] * biasPrecision;
            system.addShared(j, j, biasPrecision);
        }
        for (int p = 0; p < v.pairs; p++) {
            int low = v.low[p];
            int high = v.high[p];
            double difference = rating[low] - rating[high] + pairEffect[p];
            double total = 0;
            double push = 0;
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                double sign = v.lowFirst[q] ? 1 : -1;
                int j = v.judge[q];
                linearise(q, sign * difference + bias[j] + orderEffect[q], v.soft[q] ? 0 : tieRate[j]);
                double shrink = 1 / (1 + orderVariance * slope[q]);
                information[q] = slope[q] * shrink;
                double effective = residual[q] * shrink + information[q] * orderEffect[q];
                total += information[q];
                push += sign * effective;
                gradient[n + j] += effective;
            }
            double shrink = 1 / (1 + pairVariance * total);
            pairInformation[p] = total;
            pairGradient[p] = push;
            double effective = (push + total * pairEffect[p]) * shrink;
            gradient[low] += effective;
            gradient[high] -= effective;
            system.addPair(p, low, high, total * shrink + (v.linked[p] ? 1 / lineage.variance() : 0));
            double correction = (pairVariance * push - pairEffect[p]) * shrink;
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                double signed = v.lowFirst[q] ? information[q] : -information[q];
                int j = v.judge[q];
                gradient[n + j] -= signed * correction;
                system.addCoupling(j, low, high, signed * shrink);
                system.addShared(j, j, information[q]);
                if (pairVariance > 0) {
                    for (int other = v.newest[p]; other != Verdicts.NONE; other = v.next[other]) {
                        double otherSigned = v.lowFirst[other] ? information[other] : -information[other];
                        system.addShared(j, v.judge[other], -signed * otherSigned * pairVariance * shrink);
                    }
                }
            }
        }
    }

    /** Residual and slope of one question at these log-odds, Davidson 1970. */
    private void linearise(int q, double odds, double ties) {
        double root = Math.exp(-0.5 * Math.abs(odds));
        double least = root * root;
        double total = 1 + least + ties * root;
        double margin = (1 - least) / total;
        double decided = (1 + least) / total;
        double expected = 0.5 + 0.5 * Math.copySign(margin, odds);
        int count = verdicts.count[q];
        residual[q] = verdicts.sum[q] - count * expected;
        slope[q] = count * 0.25 * (decided - margin * margin);
    }

    /** Takes a Newton step, halved while it worsens the fit; returns the largest change of a rating or bias. */
    private double advance(double[] step) {
        int n = size();
        Verdicts v = verdicts;
        double largest = 0;
        for (double s : step) {
            largest = Math.max(largest, Math.abs(s));
        }
        double scale = 1;
        if (largest > 0.5) {
            double before = logPosterior();
            double[] oldRating = rating.clone();
            double[] oldBias = bias.clone();
            double[] oldEffect = lineage.effect.clone();
            double[] oldPair = pairEffect.clone();
            double[] oldOrder = orderEffect.clone();
            scale = Math.min(1, 4 / largest);
            move(step, scale);
            while (logPosterior() < before && scale > 1e-4) {
                scale *= 0.5;
                System.arraycopy(oldRating, 0, rating, 0, n);
                System.arraycopy(oldBias, 0, bias, 0, bias.length);
                System.arraycopy(oldEffect, 0, lineage.effect, 0, oldEffect.length);
                System.arraycopy(oldPair, 0, pairEffect, 0, v.pairs);
                System.arraycopy(oldOrder, 0, orderEffect, 0, v.questions);
                move(step, scale);
            }
        } else {
            move(step, 1);
        }
        return largest * scale;
    }

    private void move(double[] step, double scale) {
        int n = size();
        Verdicts v = verdicts;
        for (int p = 0; p < v.pairs; p++) {
            double difference = step[v.low[p]] - step[v.high[p]];
            double explained = pairInformation[p] * difference;
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                double signed = v.lowFirst[q] ? information[q] : -information[q];
                explained += signed * step[n + v.judge[q]];
            }
            double effectStep = (pairVariance * (pairGradient[p] - explained) - pairEffect[p])
                    / (1 + pairVariance * pairInformation[p]);
            pairEffect[p] += scale * effectStep;
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                double sign = v.lowFirst[q] ? 1 : -1;
                double shift = sign * (difference + effectStep) + step[n + v.judge[q]];
                double orderStep = (orderVariance * (residual[q] - slope[q] * shift) - orderEffect[q])
                        / (1 + orderVariance * slope[q]);
                orderEffect[q] += scale * orderStep;
            }
        }
        for (int i = 0; i < n; i++) {
            rating[i] += scale * step[i];
        }
        for (int j = 0; j < bias.length; j++) {
            bias[j] += scale * step[n + j];
        }
        for (int e = 0; e < lineage.effect.length; e++) {
            lineage.effect[e] += scale * step[n + bias.length + e];
        }
    }

    private double logPosterior() {
        Verdicts v = verdicts;
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double d = surprise(i);
            sum -= 0.5 * d * d / priorVarianceOf(i);
        }
        sum += lineage.logPrior();
        if (options.bias() > 0) {
            for (double b : bias) {
                sum -= 0.5 * b * b / (options.bias() * options.bias());
            }
        }
        for (int p = 0; p < v.pairs; p++) {
            double difference = rating[v.low[p]] - rating[v.high[p]] + pairEffect[p];
            if (pairVariance > 0) {
                sum -= 0.5 * pairEffect[p] * pairEffect[p] / pairVariance;
            }
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                double odds = (v.lowFirst[q] ? difference : -difference) + bias[v.judge[q]] + orderEffect[q];
                if (orderVariance > 0) {
                    sum -= 0.5 * orderEffect[q] * orderEffect[q] / orderVariance;
                }
                double root = Math.exp(-0.5 * Math.abs(odds));
                double ties = v.soft[q] ? 0 : tieRate[v.judge[q]];
                double half = 0.5 * v.count[q];
                sum += (v.sum[q] - half) * odds
                        - half * Math.abs(odds)
                        - v.count[q] * Math.log1p(root * root + ties * root);
            }
        }
        return sum;
    }

    /** Re-estimates spread, tie rates and persistent effects at the current point; returns the largest relative change. */
    private double reestimate() {
        Verdicts v = verdicts;
        double change = 0;
        if (Double.isFinite(options.spreadStrength())) {
            double squares = options.spreadStrength() * options.spread() * options.spread();
            double determined = options.spreadStrength();
            for (int i = 0; i < size(); i++) {
                if (!isOffspring(i) && Double.isNaN(priorVariance[i])) {
                    double d = rating[i] + skew[i] - priorMean[i];
                    squares += d * d;
                    determined += Math.max(0, 1 - system.variance(i) / spreadVariance);
                }
            }
            double updated = squares / determined;
            change = Math.max(change, 0.5 * Math.abs(Math.log(updated / spreadVariance)));
            spreadVariance = updated;
        }
        if (lineage.effect.length > 0) {
            change = Math.max(change, learnLineage());
        }
        double[] exposure = new double[bias.length];
        boolean effects = Double.isFinite(options.effectStrength());
        double pairSquares = options.effectStrength() * options.pairEffect() * options.pairEffect();
        double pairDetermined = options.effectStrength();
        double orderSquares = options.effectStrength() * options.orderEffect() * options.orderEffect();
        double orderDetermined = options.effectStrength();
        for (int p = 0; p < v.pairs; p++) {
            double difference = rating[v.low[p]] - rating[v.high[p]] + pairEffect[p];
            boolean repeated = effects && v.pairCount[p] > 1;
            double between = repeated ? system.differenceVariance(p, v.low[p], v.high[p]) : 0;
            for (int q = v.newest[p]; q != Verdicts.NONE; q = v.next[q]) {
                int j = v.judge[q];
                if (!v.soft[q]) {
                    double odds = (v.lowFirst[q] ? difference : -difference) + bias[j] + orderEffect[q];
                    double root = Math.exp(-0.5 * Math.abs(odds));
                    exposure[j] += v.count[q] * root / (1 + root * root + tieRate[j] * root);
                }
                if (effects && v.count[q] > 1 && orderVariance > 0) {
                    double g = information[q];
                    orderSquares += orderEffect[q] * orderEffect[q];
                    double around = between + pairVariance / (1 + pairVariance * pairInformation[p]);
                    orderDetermined += Math.max(0, orderVariance * g * (1 - Math.min(1, g * around)));
                }
            }
            if (repeated && pairVariance > 0) {
                double g = pairInformation[p] / (1 + pairVariance * pairInformation[p]);
                pairSquares += pairEffect[p] * pairEffect[p];
                pairDetermined += Math.max(0, pairVariance * g * (1 - Math.min(1, g * between)));
            }
        }
        for (int j = 0; j < bias.length; j++) {
            double updated = v.ties[j] == 0 ? 0 : v.ties[j] / exposure[j];
            change = Math.max(change, Math.abs(updated - tieRate[j]) / (0.1 + updated));
            tieRate[j] = updated;
        }
        if (effects) {
            double updatedPair = pairSquares / pairDetermined;
            double updatedOrder = Math.min(16, orderSquares / orderDetermined);
            change = Math.max(change, Math.abs(updatedPair - pairVariance) / (0.1 + updatedPair));
            change = Math.max(change, Math.abs(updatedOrder - orderVariance) / (0.1 + updatedOrder));
            pairVariance = updatedPair;
            orderVariance = updatedOrder;
        }
        return change;
    }

    private double learnLineage() {
        int n = size();
        double squares = 0;
        double determined = 0;
        for (int p = 0; p < verdicts.pairs; p++) {
            if (verdicts.linked[p]) {
                int parent = verdicts.low[p];
                int child = verdicts.high[p];
                int gain = bias.length + lineage.gain(child);
                int shift = bias.length + lineage.shift(child);
                double unexplained = surprise(child) + skew[child] - skew[parent] - skew[n + gain] - skew[n + shift];
                squares += unexplained * unexplained;
                double known = system.surpriseVariance(p, parent, child, gain, shift) / lineage.variance();
                determined += Math.max(0, 1 - known);
            }
        }
        return lineage.learn(squares, determined);
    }

    private double effect(int effect) {
        return lineage.effect[effect] + skew[size() + bias.length + effect];
    }

    private Posterior.Revision revision() {
        double shift = IntStream.of(lineage.shifts())
                .mapToDouble(this::effect)
                .average()
                .orElse(0);
        List<Double> gains = IntStream.of(lineage.gains())
                .mapToObj(gain -> effect(gain) + shift)
                .toList();
        return new Posterior.Revision(gains, Math.sqrt(lineage.variance()));
    }

    Posterior posterior() {
        int n = size();
        double ties = 0;
        double biases = 0;
        double compared = 0;
        double[] calls = new double[bias.length];
        for (int q = 0; q < verdicts.questions; q++) {
            calls[verdicts.judge[q]] += verdicts.count[q];
        }
        for (int j = 0; j < bias.length; j++) {
            ties += calls[j] * tieRate[j];
            biases += calls[j] * (bias[j] + skew[size() + j]);
            compared += calls[j];
        }
        double[] mean = new double[n];
        Arrays.setAll(mean, i -> rating[i] + skew[i]);
        double[] meanBias = new double[bias.length];
        Arrays.setAll(meanBias, j -> bias[j] + skew[n + j]);
        return new Posterior(
                mean,
                Arrays.copyOf(variance, n),
                system.covariance(),
                meanBias,
                biasVariance.clone(),
                new Posterior.Judging(
                        compared == 0 ? 0 : biases / compared,
                        compared == 0 ? 0 : ties / compared,
                        Math.sqrt(pairVariance),
                        Math.sqrt(orderVariance)),
                Math.sqrt(spreadVariance),
                revision());
    }
}
