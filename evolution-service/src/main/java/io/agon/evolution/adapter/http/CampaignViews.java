package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evaluation.Finding;
import io.agon.evolution.application.RunCampaigns;
import io.agon.evolution.application.port.Campaigns.Campaign;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.Measured;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Section;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Campaigns and what they trained as they are shown. */
final class CampaignViews {
    private CampaignViews() {}

    /**
     * A campaign in a list.
     *
     * @param round the one at hand
     * @param rounds most of them
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            String name,
            String status,
            int round,
            int rounds,
            String stage,
            Instant createdAt,
            Instant endedAt,
            Reason reason) {
        static Summary of(Campaign campaign) {
            return new Summary(
                    campaign.id(),
                    campaign.specification().name(),
                    Section.word(campaign.status()),
                    campaign.round().number(),
                    campaign.specification().rounds(),
                    Section.word(campaign.round().stage()),
                    campaign.createdAt(),
                    campaign.endedAt(),
                    campaign.reason());
        }
    }

    /**
     * A campaign.
     *
     * @param simulated whether the inference simulator had a part in any result
     * @param held what waits for a person
     * @param usage of all its runs and evaluations
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String name,
            String status,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Reason reason,
            String base,
            String method,
            String data,
            List<RunCampaigns.Held> held,
            Usage usage,
            List<RoundView> rounds,
            CampaignSpecification specification) {
        static View of(Campaign campaign, RunCampaigns campaigns) {
            CampaignSpecification specification = campaign.specification();
            RunCampaigns.Taken taken = campaigns.taken(campaign);
            return new View(
                    campaign.id(),
                    specification.name(),
                    Section.word(campaign.status()),
                    taken.simulated(),
                    campaign.createdAt(),
                    campaign.endedAt(),
                    campaign.reason(),
                    specification.base(),
                    Section.word(specification.training().method()),
                    Section.word(specification.training().data()),
                    campaigns.held(campaign),
                    new Usage(
                            taken.consumption().calls(),
                            taken.consumption().promptTokens(),
                            taken.consumption().completionTokens(),
                            taken.money(),
                            taken.currency()),
                    campaign.rounds().stream()
                            .map(round -> RoundView.of(campaign, round, campaigns))
                            .toList(),
                    specification);
        }
    }

    /** What was consumed. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Usage(long calls, long promptTokens, long completionTokens, Double amount, String currency) {}

    /**
     * A round.
     *
     * @param work runs of the stage at hand
     * @param ended those of them that have ended
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoundView(
            int number,
            String stage,
            String writer,
            int work,
            int ended,
            List<String> runs,
            List<Round.Final> finals,
            List<Round.Text> chosen,
            Round.Dataset dataset,
            TrainingView training,
            Round.Trained model,
            List<Round.TrialRuns> trials,
            MeasuredView measured) {
        static RoundView of(Campaign campaign, Round round, RunCampaigns campaigns) {
            Round.Stage stage = round.stage();
            List<String> work = switch (stage) {
                case RUNS -> round.runs();
                case FINALS ->
                    round.finals().stream()
                            .map(Round.Final::run)
                            .flatMap(Stream::ofNullable)
                            .toList();
                case DRAFTS ->
                    round.trials().stream()
                            .flatMap(trial -> Stream.of(trial.ours(), trial.base(), trial.previous()))
                            .flatMap(Stream::ofNullable)
                            .distinct()
                            .toList();
                case DATASET, TRAINING, COMPARISONS, OVER -> List.of();
            };
            return new RoundView(
                    round.number(),
                    Section.word(stage),
                    round.writer(),
                    work.size(),
                    campaigns.ended(work),
                    round.runs(),
                    round.finals(),
                    round.chosen(),
                    round.dataset(),
                    stage == Round.Stage.TRAINING
                            ? campaigns
                                    .training(campaign.id())
                                    .map(TrainingView::of)
                                    .orElse(null)
                            : null,
                    round.trained(),
                    round.trials(),
                    MeasuredView.of(round.measured()));
        }
    }

    /** How a training stands. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrainingView(String status, Double progress, String note) {
        static TrainingView of(Trainer.State state) {
            return switch (state) {
                case Trainer.State.Running(Double progress, String note) -> new TrainingView("running", progress, note);
                case Trainer.State.Done(String location, String note) -> new TrainingView("done", 1.0, note);
                case Trainer.State.Failed(Reason reason) -> new TrainingView("failed", null, reason.detail());
            };
        }
    }

    /** What a trial found. */
    @RegisterForReflection
    record MeasuredView(List<Preference> against, DraftsView ours, DraftsView base) {
        static MeasuredView of(Measured measured) {
            return measured == null
                    ? null
                    : new MeasuredView(
                            measured.against().stream().map(Preference::of).toList(),
                            DraftsView.of(measured.ours()),
                            DraftsView.of(measured.base()));
        }
    }

    /** As an evaluation's contrast, over all briefs of the trial. */
    @RegisterForReflection
    record Preference(
            String against,
            String model,
            int wins,
            int losses,
            int ties,
            int voids,
            Double preference,
            double[] interval,
            double pValue,
            double correctedPValue,
            int clusters,
            double designEffect) {
        static Preference of(Measured.Preference one) {
            Finding finding = one.finding();
            return new Preference(
                    one.name(),
                    one.model(),
                    finding.wins(),
                    finding.losses(),
                    finding.ties(),
                    finding.voids(),
                    known(finding.preference()),
                    new double[] {finding.low(), finding.high()},
                    finding.pValue(),
                    one.corrected(),
                    finding.clusters(),
                    finding.designEffect());
        }
    }

    /** A model's drafts as far as words tell. */
    @RegisterForReflection
    record DraftsView(int texts, Double words, Double similarity, double copied) {
        static DraftsView of(Measured.Drafts drafts) {
            return new DraftsView(drafts.texts(), known(drafts.words()), known(drafts.similarity()), drafts.copied());
        }
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    /**
     * A model that a campaign trained, and where it comes from.
     *
     * @param data what it was trained on, a round each: who wrote it, in which runs, and which texts were chosen
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Model(
            String name,
            String base,
            String campaign,
            int round,
            String method,
            Map<String, String> settings,
            String location,
            boolean served,
            String sha256,
            Map<String, Long> records,
            boolean simulated,
            List<Origin> data,
            MeasuredView measured) {
        static Stream<Model> of(Campaign campaign) {
            CampaignSpecification specification = campaign.specification();
            return campaign.rounds().stream()
                    .filter(round -> round.trained() != null)
                    .map(round -> new Model(
                            round.trained().model(),
                            specification.base(),
                            campaign.id(),
                            round.number(),
                            Section.word(specification.training().method()),
                            specification.training().settings(),
                            round.trained().location(),
                            round.trained().served(),
                            round.dataset().sha256(),
                            round.dataset().records(),
                            round.dataset().simulated(),
                            campaign.rounds().stream()
                                    .filter(origin -> specification.training().data() == Data.ROUND
                                            ? origin.number() == round.number()
                                            : origin.number() <= round.number())
                                    .map(Origin::of)
                                    .toList(),
                            MeasuredView.of(round.measured())));
        }
    }

    /** A round whose texts a model learnt from. */
    @RegisterForReflection
    record Origin(int round, String writer, List<String> runs, List<Round.Text> chosen) {
        static Origin of(Round round) {
            return new Origin(round.number(), round.writer(), round.runs(), round.chosen());
        }
    }
}
