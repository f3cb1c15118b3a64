package io.agon.evolution.application.port;

import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Scores that were asked for, kept for good: nobody pays twice for the same one. Each method is one transaction. */
public interface Scores {
    /** A text that is to be scored. */
    record Wanted(String id, String brief, String text) {}

    /** A request that leaves. */
    record Request(String id, Scoring scoring, String brief, String text) {}

    /**
     * Asks for scores, where they are not known and not asked for yet; those that failed are asked for again.
     *
     * @return what is known of each now, by id
     */
    Map<String, Score> want(Scoring scoring, List<Wanted> wanted);

    /** What is known of these, by id; unknown ones are missing. */
    Map<String, Score> find(Collection<String> ids);

    /**
     * Hands the oldest requests that have not left to the sender, and counts them as sent when it returns. If it throws, they
     * wait on.
     *
     * @return how many
     */
    int sendNext(int most, Consumer<List<Request>> sender);

    /**
     * Records what judges answered, each once: the first answer stands.
     *
     * @return those that were recorded now, by id
     */
    Map<String, Score> record(Map<String, Score.Given> given);

    /**
     * Records that a score cannot be had.
     *
     * @return whether it was awaited
     */
    boolean fail(String id, Reason reason);
}
