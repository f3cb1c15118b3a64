package io.agon.datasets.training;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * What else than quality could tell the chosen story of a pair: its length, its place when it was judged, its generation. Shares come
 * with Wilson's 95 % interval; pairs of one run share stories, so that the true interval is wider.
 */
final class Confounds {
    private static final double ERROR = 0.05;

    private long pairs;
    private long longer;
    private long shorter;
    private double meanWords;
    private double squaresWords;
    private double meanMargin;
    private double squaresMargin;
    private double products;
    private long later;
    private long earlier;
    private long decided;
    private long firstWon;
    private long ties;
    private long oneOrder;
    private long oneOrderFirst;

    /**
     * A share of cases.
     *
     * @param share NaN where there is no case, as the bounds are then
     */
    record Share(long cases, double share, double low, double high) {
        static Share of(long some, long all) {
            if (all == 0) {
                return new Share(0, Double.NaN, Double.NaN, Double.NaN);
            }
            Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                    Math.toIntExact(all), Math.toIntExact(some), ERROR);
            return new Share(all, (double) some / all, interval.getLowerBound(), interval.getUpperBound());
        }
    }

    void add(Source.Pair pair, Source.Story chosen, Source.Story rejected) {
        pairs++;
        int words = chosen.words() - rejected.words();
        longer += words > 0 ? 1 : 0;
        shorter += words < 0 ? 1 : 0;
        double wordsBefore = words - meanWords;
        double marginBefore = pair.margin() - meanMargin;
        meanWords += wordsBefore / pairs;
        meanMargin += marginBefore / pairs;
        squaresWords += wordsBefore * (words - meanWords);
        squaresMargin += marginBefore * (pair.margin() - meanMargin);
        products += wordsBefore * (pair.margin() - meanMargin);
        later += chosen.generation() > rejected.generation() ? 1 : 0;
        earlier += chosen.generation() < rejected.generation() ? 1 : 0;
        Source.Verdicts first = pair.shownFirst();
        Source.Verdicts second = pair.shownSecond();
        decided += first.won() + first.lost() + second.won() + second.lost();
        firstWon += first.won() + second.lost();
        ties += first.tied() + second.tied();
        if (first.all() == 0 || second.all() == 0) {
            oneOrder++;
            oneOrderFirst += second.all() == 0 ? 1 : 0;
        }
    }

    long pairs() {
        return pairs;
    }

    /** Of pairs of different length, those whose chosen story is the longer: what guessing by length alone would get right. */
    Share chosenLonger() {
        return Share.of(longer, longer + shorter);
    }

    /** Mean of the chosen story's words less the other's. */
    double meanWords() {
        return meanWords;
    }

    double deviationWords() {
        return pairs < 2 ? Double.NaN : Math.sqrt(squaresWords / (pairs - 1));
    }

    /** Pearson's correlation of margin and difference of words; NaN where either does not vary. */
    double correlation() {
        return products / Math.sqrt(squaresWords * squaresMargin);
    }

    /** Of pairs of different generations, those whose chosen story is of the later one. */
    Share chosenLater() {
        return Share.of(later, later + earlier);
    }

    /** Of decided verdicts, those for the story that was shown first. */
    Share firstPreferred() {
        return Share.of(firstWon, decided);
    }

    long ties() {
        return ties;
    }

    /** Of pairs that were judged in one order only, those whose chosen story was shown first. */
    Share chosenShownFirst() {
        return Share.of(oneOrderFirst, oneOrder);
    }
}
