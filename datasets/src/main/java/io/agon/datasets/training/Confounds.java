package io.agon.datasets.training;

import io.agon.evaluation.Proportion;

/**
 * What else than quality could tell the chosen story of a pair: its length, its place when it was judged, its generation. Shares come
 * with Wilson's 95 % interval; pairs of one run share stories, so that the true interval is wider.
 */
final class Confounds {
    private long pairs;
    private int longer;
    private int shorter;
    private double meanWords;
    private double squaresWords;
    private double meanMargin;
    private double squaresMargin;
    private double products;
    private int later;
    private int earlier;
    private int decided;
    private int firstWon;
    private long ties;
    private int oneOrder;
    private int oneOrderFirst;

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
    Proportion chosenLonger() {
        return Proportion.of(longer, longer + shorter);
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
    Proportion chosenLater() {
        return Proportion.of(later, later + earlier);
    }

    /** Of decided verdicts, those for the story that was shown first. */
    Proportion firstPreferred() {
        return Proportion.of(firstWon, decided);
    }

    long ties() {
        return ties;
    }

    /** Of pairs that were judged in one order only, those whose chosen story was shown first. */
    Proportion chosenShownFirst() {
        return Proportion.of(oneOrderFirst, oneOrder);
    }
}
