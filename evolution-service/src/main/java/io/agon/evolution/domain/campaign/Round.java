package io.agon.evolution.domain.campaign;

import java.util.List;
import java.util.Map;

/**
 * A round, as far as it is. Immutable; what is not there yet is empty or null, and what comes next follows from that.
 *
 * @param number from 1
 * @param writer the model that its runs draft with
 * @param runs ids
 * @param finals by brief
 * @param chosen what the writer is trained on, the best of each brief first
 * @param attempt which try at training, from 1
 * @param trials by brief
 */
public record Round(
        int number,
        String writer,
        List<String> runs,
        List<Final> finals,
        List<Text> chosen,
        Dataset dataset,
        int attempt,
        Trained trained,
        List<TrialRuns> trials,
        Measured measured) {
    public Round {
        runs = List.copyOf(runs);
        finals = List.copyOf(finals);
        chosen = List.copyOf(chosen);
        trials = List.copyOf(trials);
    }

    /** What is done next. */
    public enum Stage {
        /** Runs evolve texts. */
        RUNS,
        /** The finalists of all runs of a brief meet. */
        FINALS,
        /** The data set is put together. */
        DATASET,
        /** A trainer trains, and the model is served. */
        TRAINING,
        /** The model and those it is compared with draft for the briefs of the trial. */
        DRAFTS,
        /** The drafts are compared. */
        COMPARISONS,
        OVER
    }

    /** A candidate of a run. */
    public record Text(String run, String candidate) {}

    /**
     * The finalists of a brief.
     *
     * @param run in which they meet; null where those who are to be chosen are clear without: they come first then
     * @param places how many are chosen
     */
    public record Final(String run, List<Text> finalists, int places) {
        public Final {
            finalists = List.copyOf(finalists);
        }
    }

    /**
     * What the writer is trained on.
     *
     * @param sha256 of the ZIP
     * @param records by file
     * @param contaminated records and runs left out because they hold a brief of the trial
     */
    public record Dataset(String sha256, Map<String, Long> records, long contaminated, boolean simulated) {
        /** Records that are there. */
        public long all() {
            return records.values().stream().mapToLong(each -> each).sum();
        }

        /** Share of what was left out for that. */
        public double share() {
            return contaminated == 0 ? 0 : (double) contaminated / (all() + contaminated);
        }
    }

    /**
     * A model.
     *
     * @param model the name under which it is served
     * @param location of the adapter, as the trainer gave it
     * @param note the last that the trainer said of it; null: nothing
     * @param served whether it is
     */
    public record Trained(String model, String location, String note, boolean served) {
        /** The same, served. */
        public Trained nowServed() {
            return new Trained(model, location, note, true);
        }
    }

    /**
     * Runs that drafted for a brief of the trial.
     *
     * @param previous by the model before; null where that is the base
     * @param evaluation in which they are compared; null: not yet
     */
    public record TrialRuns(String ours, String base, String previous, String evaluation) {
        /** With its evaluation. */
        public TrialRuns in(String id) {
            return new TrialRuns(ours, base, previous, id);
        }
    }

    /** One that has not begun. */
    public static Round begun(int number, String writer) {
        return new Round(number, writer, List.of(), List.of(), List.of(), null, 1, null, List.of(), null);
    }

    /** What is done next. */
    public Stage stage() {
        if (chosen.isEmpty()) {
            return finals.isEmpty() ? Stage.RUNS : Stage.FINALS;
        }
        if (dataset == null) {
            return Stage.DATASET;
        }
        if (trained == null || !trained.served()) {
            return Stage.TRAINING;
        }
        if (measured != null) {
            return Stage.OVER;
        }
        return !trials.isEmpty() && trials.getFirst().evaluation() != null ? Stage.COMPARISONS : Stage.DRAFTS;
    }

    public Round withRuns(List<String> ids) {
        return new Round(number, writer, ids, finals, chosen, dataset, attempt, trained, trials, measured);
    }

    public Round withFinals(List<Final> all) {
        return new Round(number, writer, runs, all, chosen, dataset, attempt, trained, trials, measured);
    }

    public Round withChosen(List<Text> texts) {
        return new Round(number, writer, runs, finals, texts, dataset, attempt, trained, trials, measured);
    }

    public Round withDataset(Dataset made) {
        return new Round(number, writer, runs, finals, chosen, made, attempt, trained, trials, measured);
    }

    public Round tryingAgain() {
        return new Round(number, writer, runs, finals, chosen, dataset, attempt + 1, trained, trials, measured);
    }

    public Round withTrained(Trained model) {
        return new Round(number, writer, runs, finals, chosen, dataset, attempt, model, trials, measured);
    }

    public Round withTrials(List<TrialRuns> all) {
        return new Round(number, writer, runs, finals, chosen, dataset, attempt, trained, all, measured);
    }

    public Round withMeasured(Measured found) {
        return new Round(number, writer, runs, finals, chosen, dataset, attempt, trained, trials, found);
    }
}
