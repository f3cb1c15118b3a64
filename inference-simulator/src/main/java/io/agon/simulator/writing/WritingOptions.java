package io.agon.simulator.writing;

/**
 * How well the simulated writer writes. Quality is in log-odds.
 *
 * @param skillMean mean quality of a first draft
 * @param skillSpread standard deviation of the quality of first drafts, at least 0
 * @param revisionOffset mean quality that a revision gains over its parent
 * @param revisionSpread standard deviation of that gain, at least 0
 * @param revisionPull how much of what a parent is better than first drafts are on average a revision loses, 0 to 1: writers revise towards
 *     their own level
 * @param targetSuccess share of revisions that raise the trait they were asked to improve, 0 to 1
 * @param targetGain mean gain of that trait's level where they do, 0 to 1
 * @param ruleBreaks share of drafts longer than the limit they were given, and of plans that break a rule, 0 to 1; repairs
 *     never are
 * @param adviceSpread how much the technique matters that a revision is told to use: standard deviation, over techniques, of
 *     what each adds to the gain, at least 0; 0: nothing, whatever is advised. A revision that is told of none gains what it
 *     gains on average
 */
public record WritingOptions(
        double skillMean,
        double skillSpread,
        double revisionOffset,
        double revisionSpread,
        double revisionPull,
        double targetSuccess,
        double targetGain,
        double ruleBreaks,
        double adviceSpread) {
    public WritingOptions {
        finite("skillMean", skillMean);
        atLeastZero("skillSpread", skillSpread);
        finite("revisionOffset", revisionOffset);
        atLeastZero("revisionSpread", revisionSpread);
        share("revisionPull", revisionPull);
        share("targetSuccess", targetSuccess);
        share("targetGain", targetGain);
        share("ruleBreaks", ruleBreaks);
        atLeastZero("adviceSpread", adviceSpread);
    }

    /** A random pair's better draft wins 72 %; a revision gains 0.45 on average. */
    public static WritingOptions defaults() {
        return new WritingOptions(0, 0.966, 0.45, 0.483, 0, 0.85, 0.16, 0.05, 0);
    }

    /** The same with another mean quality of first drafts. */
    public WritingOptions withSkillMean(double mean) {
        return new WritingOptions(
                mean,
                skillSpread,
                revisionOffset,
                revisionSpread,
                revisionPull,
                targetSuccess,
                targetGain,
                ruleBreaks,
                adviceSpread);
    }

    /** The same with another gain of revisions. */
    public WritingOptions withRevision(double offset, double spread) {
        return new WritingOptions(
                skillMean,
                skillSpread,
                offset,
                spread,
                revisionPull,
                targetSuccess,
                targetGain,
                ruleBreaks,
                adviceSpread);
    }

    /** The same in a world where writers revise towards their own level. */
    public WritingOptions withRevisionPull(double pull) {
        return new WritingOptions(
                skillMean,
                skillSpread,
                revisionOffset,
                revisionSpread,
                pull,
                targetSuccess,
                targetGain,
                ruleBreaks,
                adviceSpread);
    }

    /** The same with another share of drafts over the limit. */
    public WritingOptions withRuleBreaks(double share) {
        return new WritingOptions(
                skillMean,
                skillSpread,
                revisionOffset,
                revisionSpread,
                revisionPull,
                targetSuccess,
                targetGain,
                share,
                adviceSpread);
    }

    /** The same in a world where techniques matter. */
    public WritingOptions withAdviceSpread(double spread) {
        return new WritingOptions(
                skillMean,
                skillSpread,
                revisionOffset,
                revisionSpread,
                revisionPull,
                targetSuccess,
                targetGain,
                ruleBreaks,
                spread);
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ": must be finite");
        }
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ": must be at least 0");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ": must lie between 0 and 1");
        }
    }
}
