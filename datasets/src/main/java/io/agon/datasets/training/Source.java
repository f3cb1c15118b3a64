package io.agon.datasets.training;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where training data comes from. Asked for the same, it tells the same, in the same order: the bytes of a data set follow from it.
 * Used by one thread at a time.
 */
public interface Source {
    /**
     * A run or an improvement.
     *
     * @param rubric label of the criteria it was judged by
     * @param simulated whether the inference simulator had a part in it
     */
    record Origin(String id, WritingRequest request, String rubric, boolean simulated) {}

    /**
     * A story, its text apart.
     *
     * @param ordinal its number within the run
     * @param rank from 1 among the last generation; 0: not in it
     * @param survivor whether the run kept it at its end
     * @param rating log-odds
     * @param parents ids of what it was made from
     */
    record Story(
            int ordinal,
            String candidate,
            int generation,
            int rank,
            boolean survivor,
            double rating,
            int words,
            List<String> parents,
            String model,
            String promptHash,
            boolean simulated) {
        public Story {
            parents = List.copyOf(parents);
        }
    }

    /** Verdicts on a pair in one order of presentation, seen from one of its stories. */
    record Verdicts(int won, int lost, int tied) {
        /** None. */
        public static final Verdicts NONE = new Verdicts(0, 0, 0);

        int all() {
            return won + lost + tied;
        }
    }

    /**
     * Two stories that met.
     *
     * @param better ordinal of the one with the higher rating
     * @param worse ordinal of the other
     * @param margin difference of ratings in log-odds, at least 0
     * @param deviation standard deviation of the margin
     * @param shownFirst verdicts on the better story where it was shown first
     * @param shownSecond verdicts on it where it was shown second
     */
    record Pair(int better, int worse, double margin, double deviation, Verdicts shownFirst, Verdicts shownSecond) {}

    /**
     * An attempt at making a text better that gave a revision.
     *
     * @param owner the improvement
     * @param number of the attempt, from 1
     * @param cause null where the action came from memory
     * @param before what was believed of the draft's score, 0 to 1
     * @param after score of the revision as it was seen
     * @param kept whether the revision took the draft's place
     */
    record Revision(
            String owner,
            int number,
            String criterion,
            String finding,
            String cause,
            String action,
            double before,
            double after,
            boolean kept,
            String draft,
            String text,
            boolean simulated) {}

    /** Runs and improvements. */
    List<Origin> origins();

    /** Its stories, by ordinal. */
    List<Story> stories(String origin);

    /** Its pairs, by the better one, then the worse. */
    List<Pair> pairs(String origin);

    /** Texts of stories by ordinal. */
    Map<Integer, String> texts(String origin, Collection<Integer> ordinals);

    /** Tells of its revisions, one after the other. */
    void revisions(String origin, Consumer<Revision> taker);

    /** Where it comes from: names and values, of which JSON can be made. */
    Map<String, Object> lineage(String origin);
}
