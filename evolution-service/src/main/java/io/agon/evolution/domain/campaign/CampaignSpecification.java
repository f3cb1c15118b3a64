package io.agon.evolution.domain.campaign;

import io.agon.evolution.domain.specification.Budget;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a campaign goes.
 *
 * @param briefs that runs are for; runs are dealt over them in turn
 * @param rounds most rounds
 * @param runs of each round
 * @param finalists of each run
 * @param top finalists of all runs of a round that the writer is trained on
 * @param run what every run is like, as it is written, with nothing left to default; brief, title and seed are the campaign's
 * @param base name of the writer that is trained
 * @param budget of the campaign as a whole
 * @param seed all that is drawn comes from it
 */
public record CampaignSpecification(
        String name,
        List<String> briefs,
        int rounds,
        int runs,
        int finalists,
        int top,
        Map<String, Object> run,
        String base,
        Training training,
        Trial trial,
        Guards guards,
        Budget budget,
        long seed) {
    public CampaignSpecification {
        briefs = List.copyOf(briefs);
    }

    /** By what the writer learns. */
    public enum Method {
        /** From the best stories. */
        SFT,
        /** From preferences between stories that met. */
        DPO,
        /** From rewards for what it writes while it learns. */
        GRPO
    }

    /** Which rounds' data a training has. */
    public enum Data {
        /** Of all rounds so far: a model that learns from its own texts alone loses its variety. */
        ALL,
        /** Of the round alone. */
        ROUND
    }

    /**
     * How it is trained, always from the base.
     *
     * @param settings passed on to the trainer
     */
    public record Training(Method method, Data data, Map<String, String> settings) {
        public Training {
            settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
        }
    }

    /**
     * How what was trained is compared with the base and with the model before.
     *
     * @param briefs that no run is for
     * @param drafts of each model for each brief
     * @param comparisons of each contrast, over all briefs
     */
    public record Trial(List<String> briefs, int drafts, int comparisons) {
        public Trial {
            briefs = List.copyOf(briefs);
        }

        /** Comparisons for each brief. */
        public int share() {
            return (comparisons + briefs.size() - 1) / briefs.size();
        }
    }

    /**
     * What ends a campaign early, besides a model that is surely worse than the base or the model before.
     *
     * @param alike how many times as alike as the base's the drafts of a model may be
     * @param copied by how much more of its 8-grams a model's drafts may stand in what it was trained on than the base's do, 0 to 1
     * @param contaminated share of the training records that may have to be left out because they hold a trial's brief, 0 to 1
     */
    public record Guards(double alike, double copied, double contaminated) {
        /** Where nothing else is said. */
        public static final Guards USUAL = new Guards(1.5, 0.1, 0.05);
    }

    /** The brief that a run is for. */
    public String brief(int run) {
        return briefs.get(run % briefs.size());
    }
}
