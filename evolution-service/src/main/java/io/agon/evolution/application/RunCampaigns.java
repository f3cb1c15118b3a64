package io.agon.evolution.application;

import io.agon.evaluation.Finding;
import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.application.port.Campaigns.Campaign;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.application.port.ModelServer;
import io.agon.evolution.application.port.RunArchive;
import io.agon.evolution.application.port.RunArchive.RunRecord;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Measured;
import io.agon.evolution.domain.campaign.Measured.Drafts;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.campaign.Round.Final;
import io.agon.evolution.domain.campaign.Round.Text;
import io.agon.evolution.domain.campaign.Round.TrialRuns;
import io.agon.evolution.domain.campaign.Stops;
import io.agon.evolution.domain.evaluation.EvaluationReport;
import io.agon.evolution.domain.evaluation.SetMeasure;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.run.Identifiers;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.evolution.domain.run.Seeds;
import io.agon.evolution.domain.specification.RunSpecification;
import io.agon.evolution.domain.specification.SpecificationReader;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes campaigns on: begins the runs, finals, trainings, drafts and evaluations that come next, each under a key that names it, and keeps
 * what came of them. What comes next follows from what is kept, so that any replica goes on from anywhere, and nothing is begun twice.
 */
public final class RunCampaigns {
    /** A run that is not rated has nothing to choose from; so has one without a text. */
    private static final String NOTHING_CHOSEN = "nothing-to-choose";

    private final Campaigns campaigns;
    private final SpecificationReader specifications;
    private final RunArchive archive;
    private final Work work;
    private final CampaignData data;
    private final Trainer trainer;
    private final ModelServer server;
    private final GoingOn going;
    private final Clock clock;
    private final Supplier<String> ids;
    /** What a training or the serving of its model last said, by campaign; for people only. */
    private final Map<String, Trainer.State> trainings = new ConcurrentHashMap<>();

    /** What campaigns begin and steer. */
    public record Work(CreateRun create, ResumeRun resume, CancelRun cancel, EvaluateRuns evaluating) {}

    /** What becomes of a data set. */
    public record Models(CampaignData data, Trainer trainer, ModelServer server) {}

    /**
     * @param executor goes on with campaigns; what it is given may throw
     * @param ids draws ids
     * @param interval in which it is looked whether what a campaign waits for has come
     */
    public RunCampaigns(
            Campaigns campaigns,
            SpecificationReader specifications,
            RunArchive archive,
            Work work,
            Models models,
            Executor executor,
            Clock clock,
            Supplier<String> ids,
            Duration interval) {
        this.campaigns = campaigns;
        this.specifications = specifications;
        this.archive = archive;
        this.work = work;
        this.data = models.data();
        this.trainer = models.trainer();
        this.server = models.server();
        this.going = new GoingOn(executor, clock, this::goOn, interval);
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of a request for a campaign: its id, and whether this call made it rather than an earlier one under the same key. */
    public record Begun(String id, boolean created) {}

    /** @param key names the campaign: its id and its models' names follow from it; null: they are drawn */
    public Begun begin(CampaignSpecification specification, String key) {
        String id = key == null ? ids.get() : Identifiers.of("k-", List.of(key));
        boolean created = campaigns.create(id, specification, Round.begun(1, specification.base()), clock.instant());
        going.with(id);
        return new Begun(id, created);
    }

    /** Goes on with all that are under way. */
    public void look() {
        List<String> active = campaigns.active();
        trainings.keySet().retainAll(active);
        going.look(active);
    }

    /** Ends it for good, with all it began; false where it has ended. */
    public boolean cancel(String id) {
        boolean changed = campaigns.change(
                id,
                Set.of(Campaigns.Status.ACTIVE, Campaigns.Status.FAILED),
                Campaigns.Status.CANCELLED,
                clock.instant());
        if (changed) {
            campaigns.find(id).ifPresent(this::end);
        }
        return changed;
    }

    /** Goes on after a failure, and takes up what of its work is paused or failed; false where it has ended. */
    public boolean resume(String id) {
        Optional<Campaign> found = campaigns.find(id);
        boolean failed = found.filter(campaign -> campaign.status() == Campaigns.Status.FAILED)
                .isPresent();
        boolean changed = campaigns.change(
                id, Set.of(Campaigns.Status.ACTIVE, Campaigns.Status.FAILED), Campaigns.Status.ACTIVE, null);
        if (changed) {
            Campaign campaign = found.orElseThrow();
            if (failed && campaign.round().stage() == Round.Stage.TRAINING) {
                boolean unused =
                        keep(campaigns.find(id).orElseThrow(), campaign.round().tryingAgain());
            }
            for (String run : runs(campaign.round())) {
                if (run(run).status() == RunStatus.PAUSED) {
                    var unused = work.resume().resume(run, ResumeRun.Wish.NONE);
                }
            }
            for (String evaluation : evaluations(campaign.round())) {
                if (standing(evaluation).evaluation().status() == Evaluations.Status.FAILED) {
                    boolean unused = work.evaluating().resume(evaluation);
                }
            }
            going.with(id);
        }
        return changed;
    }

    /** Ends what is under way. */
    private void end(Campaign campaign) {
        for (String run : runs(campaign.round())) {
            if (!run(run).status().ended()) {
                var unused = work.cancel().cancel(run);
            }
        }
        for (String evaluation : evaluations(campaign.round())) {
            boolean unused = work.evaluating().cancel(evaluation);
        }
        if (campaign.round().stage() == Round.Stage.TRAINING) {
            trainer.cancel(training(campaign));
        }
    }

    /** What a campaign's work took. */
    public record Taken(Consumption consumption, Double money, String currency, boolean simulated) {}

    /** What it took so far, trials included. */
    public Taken taken(Campaign campaign) {
        Consumption consumption = Consumption.NONE;
        Double money = null;
        boolean simulated = false;
        String currency = template(campaign).currency();
        for (String id : campaign.rounds().stream()
                .flatMap(round -> runs(round).stream())
                .distinct()
                .toList()) {
            RunRecord record = record(id);
            consumption = consumption.plus(Account.total(record.accounts()));
            money = sum(money, Account.amount(record.accounts(), record.run().specification()));
            simulated |= record.run().simulated();
        }
        for (String id : campaign.rounds().stream()
                .flatMap(round -> evaluations(round).stream())
                .toList()) {
            EvaluateRuns.Standing standing = standing(id);
            Consumption judging = standing.report().judging();
            consumption = consumption.plus(judging);
            var price = standing.evaluation().specification().judge().price();
            money = sum(
                    money,
                    price == null
                            ? null
                            : (Double) price.of(
                                    judging.promptTokens(), judging.cachedTokens(), judging.completionTokens()));
            simulated |= standing.report().simulated();
        }
        return new Taken(consumption, money, currency, simulated);
    }

    private static Double sum(Double some, Double more) {
        return some == null ? more : more == null ? some : (Double) (some + more);
    }

    /** Something that a campaign waits for and that does not go on by itself. */
    public record Held(String what, String id, Reason reason) {}

    /** What holds it up, where a person must act. */
    public List<Held> held(Campaign campaign) {
        List<Held> held = new ArrayList<>();
        if (campaign.status() != Campaigns.Status.ACTIVE) {
            return held;
        }
        for (String id : runs(campaign.round())) {
            Run run = run(id);
            if (run.status() == RunStatus.PAUSED) {
                held.add(new Held("run", id, run.reason()));
            }
        }
        for (String id : evaluations(campaign.round())) {
            Evaluations.Evaluation evaluation = standing(id).evaluation();
            if (evaluation.status() == Evaluations.Status.FAILED) {
                held.add(new Held("evaluation", id, evaluation.reason()));
            }
        }
        return held;
    }

    /** How the training of the round at hand stands, as far as this replica saw it. */
    public Optional<Trainer.State> training(String campaign) {
        return Optional.ofNullable(trainings.get(campaign));
    }

    /** How many of the runs of a stage have ended. */
    public int ended(List<String> runs) {
        return runs.isEmpty() ? 0 : archive.ended(runs);
    }

    private void goOn(String id) {
        while (step(campaigns.find(id).orElseThrow())) {
            // until something else is to be done first
        }
    }

    /** Whether there is more to do at once. */
    private boolean step(Campaign campaign) {
        if (campaign.status() != Campaigns.Status.ACTIVE) {
            return false;
        }
        Optional<Reason> spent = spent(campaign);
        if (spent.isPresent()) {
            stop(campaign, spent.get());
            return false;
        }
        return switch (campaign.round().stage()) {
            case RUNS -> runs(campaign);
            case FINALS -> finals(campaign);
            case DATASET -> dataset(campaign);
            case TRAINING -> train(campaign);
            case DRAFTS -> drafts(campaign);
            case COMPARISONS -> comparisons(campaign);
            case OVER -> over(campaign);
        };
    }

    private Optional<Reason> spent(Campaign campaign) {
        var budget = campaign.specification().budget();
        if (budget.unlimited() || campaign.round().stage() == Round.Stage.OVER) {
            return Optional.empty();
        }
        Taken taken = taken(campaign);
        return Stops.ofBudget(
                budget,
                taken.consumption(),
                taken.money(),
                taken.currency(),
                Duration.between(campaign.createdAt(), clock.instant()));
    }

    private void stop(Campaign campaign, Reason reason) {
        campaigns.stop(campaign.id(), reason, clock.instant());
        end(campaign);
    }

    private boolean keep(Campaign campaign, Round round) {
        List<Round> rounds = new ArrayList<>(campaign.rounds());
        rounds.set(rounds.size() - 1, round);
        boolean kept = campaigns.keep(campaign, rounds);
        if (!kept && ended(campaign.id())) {
            // cancelled or stopped meanwhile: what was begun for this round is not wanted any more
            end(campaign.with(rounds));
        }
        return kept;
    }

    private boolean ended(String id) {
        return campaigns.find(id).orElseThrow().endedAt() != null;
    }

    private boolean runs(Campaign campaign) {
        Round round = campaign.round();
        CampaignSpecification specification = campaign.specification();
        if (round.runs().isEmpty()) {
            List<String> begun = IntStream.range(0, specification.runs())
                    .mapToObj(number -> begin(
                            campaign,
                            ordinary(
                                    campaign,
                                    specification.brief(number),
                                    round.writer(),
                                    seed(campaign, "run", round.number(), number)),
                            "run",
                            round.number(),
                            number))
                    .toList();
            return keep(campaign, round.withRuns(begun));
        }
        return ended(round.runs()) == round.runs().size() && beginFinals(campaign, round);
    }

    private boolean beginFinals(Campaign campaign, Round round) {
        CampaignSpecification specification = campaign.specification();
        List<Final> finals = new ArrayList<>();
        for (int brief = 0; brief < specification.briefs().size(); brief++) {
            List<Text> finalists = new ArrayList<>();
            int runs = 0;
            for (int number = brief;
                    number < round.runs().size();
                    number += specification.briefs().size()) {
                String run = round.runs().get(number);
                List<Text> best = board(run).stream()
                        .limit(specification.finalists())
                        .map(entry -> new Text(run, entry.candidateId()))
                        .toList();
                finalists.addAll(best);
                runs += best.isEmpty() ? 0 : 1;
            }
            int places = share(specification.top(), specification.briefs().size(), brief);
            boolean clear = runs < 2 || finalists.size() <= places;
            finals.add(new Final(clear ? null : beginFinal(campaign, brief, finalists, places), finalists, places));
        }
        return keep(campaign, round.withFinals(finals));
    }

    private String beginFinal(Campaign campaign, int brief, List<Text> finalists, int places) {
        Round round = campaign.round();
        RunSpecification ordinary = ordinary(
                campaign,
                campaign.specification().briefs().get(brief),
                round.writer(),
                seed(campaign, "final", round.number(), brief));
        RunSpecification specification = CampaignRuns.finals(
                ordinary, "Finals of round " + round.number() + ": " + ordinary.title(), finalists.size(), places);
        List<RunArchive.Candidate> founders = finalists.stream()
                .map(text -> archive.candidate(text.run(), text.candidate())
                        .orElseThrow(() -> new IllegalStateException("candidate " + text + " is gone")))
                .toList();
        return work.create()
                .begin(specification, founders, key(campaign, "final", round.number(), brief))
                .run()
                .id();
    }

    /** The share of one of several in a number, as even as can be. */
    private static int share(int all, int several, int one) {
        return all / several + (one < all % several ? 1 : 0);
    }

    private boolean finals(Campaign campaign) {
        Round round = campaign.round();
        List<String> runs = finalRuns(round);
        if (ended(runs) < runs.size()) {
            return false;
        }
        List<Text> chosen = new ArrayList<>();
        for (Final one : round.finals()) {
            if (one.run() == null) {
                chosen.addAll(one.finalists()
                        .subList(0, Math.min(one.places(), one.finalists().size())));
            } else {
                board(one.run()).stream()
                        .limit(one.places())
                        .forEach(entry -> chosen.add(one.finalists().get(entry.ordinal() - 1)));
            }
        }
        if (chosen.isEmpty()) {
            campaigns.fail(
                    campaign.id(),
                    new Reason(NOTHING_CHOSEN, "no run of round " + round.number() + " ended with a rated text"));
            return false;
        }
        return keep(campaign, round.withChosen(chosen));
    }

    private boolean dataset(Campaign campaign) {
        Round round = campaign.round();
        Round.Dataset made = data.measure(campaign, round.number());
        boolean kept = keep(campaign, round.withDataset(made));
        Optional<Reason> reason = Stops.ofData(made, campaign.specification().guards());
        if (kept && reason.isPresent()) {
            stop(campaign, reason.get());
            return false;
        }
        return kept;
    }

    private static String training(Campaign campaign) {
        Round round = campaign.round();
        return Identifiers.of("t-", List.of(campaign.id(), round.number(), round.attempt()));
    }

    private static String modelOf(Campaign campaign) {
        return "agon-" + campaign.id().substring(2, 10) + "-r"
                + campaign.round().number();
    }

    private boolean train(Campaign campaign) {
        Round round = campaign.round();
        if (round.trained() != null) {
            return serve(campaign, round.trained())
                    && keep(campaign, round.withTrained(round.trained().nowServed()));
        }
        CampaignSpecification specification = campaign.specification();
        Trainer.State state = trainer.look(new Trainer.Order(
                training(campaign),
                campaign.id(),
                round.number(),
                specification.base(),
                modelOf(campaign),
                specification.training(),
                out -> {
                    var unused = data.write(campaign, round.number(), out);
                }));
        trainings.put(campaign.id(), state);
        return switch (state) {
            case Trainer.State.Running unused -> {
                if (ended(campaign.id())) {
                    trainer.cancel(training(campaign));
                }
                yield false;
            }
            case Trainer.State.Done(String location, String note) ->
                keep(campaign, round.withTrained(new Round.Trained(modelOf(campaign), location, note, false)));
            case Trainer.State.Failed(Reason reason) -> {
                campaigns.fail(campaign.id(), reason);
                yield false;
            }
        };
    }

    private boolean serve(Campaign campaign, Round.Trained trained) {
        Optional<String> why = server.serve(trained.model(), trained.location());
        why.ifPresent(told -> trainings.put(campaign.id(), new Trainer.State.Running(1.0, told)));
        return why.isEmpty();
    }

    private boolean drafts(Campaign campaign) {
        Round round = campaign.round();
        CampaignSpecification specification = campaign.specification();
        if (round.trials().isEmpty()) {
            List<TrialRuns> trials = new ArrayList<>();
            for (int brief = 0; brief < specification.trial().briefs().size(); brief++) {
                trials.add(new TrialRuns(
                        draft(campaign, brief, round.number()),
                        draft(campaign, brief, 0),
                        round.number() == 1 ? null : draft(campaign, brief, round.number() - 1),
                        null));
            }
            return keep(campaign, round.withTrials(trials));
        }
        if (ended(trialRuns(round)) < trialRuns(round).size()) {
            return false;
        }
        List<TrialRuns> begun = new ArrayList<>();
        for (TrialRuns trial : round.trials()) {
            String id = Identifiers.of("e-", List.of(campaign.id(), round.number(), begun.size()));
            switch (work.evaluating().begin(CampaignRuns.comparison(template(campaign), specification, trial), id)) {
                case EvaluateRuns.Beginning.Begun(String evaluation) -> begun.add(trial.in(evaluation));
                case EvaluateRuns.Beginning.Refused(var violations) -> {
                    campaigns.fail(
                            campaign.id(),
                            new Reason("trial-impossible", "drafts cannot be compared: " + violations.getFirst()));
                    return false;
                }
            }
        }
        return keep(campaign, round.withTrials(begun));
    }

    /** The drafts of a round's model for a brief of the trial; of round 0: the base's. */
    private String draft(Campaign campaign, int brief, int round) {
        CampaignSpecification specification = campaign.specification();
        String writer = round == 0
                ? specification.base()
                : campaign.rounds().get(round - 1).trained().model();
        // the same for all models: same styles, same themes
        long seed = seed(campaign, "trial", 0, brief);
        RunSpecification drafting = CampaignRuns.drafts(
                ordinary(campaign, specification.trial().briefs().get(brief), writer, seed),
                specification.trial().drafts());
        return begin(campaign, drafting, "trial", round, brief);
    }

    private boolean comparisons(Campaign campaign) {
        Round round = campaign.round();
        List<EvaluateRuns.Standing> standings =
                evaluations(round).stream().map(this::standing).toList();
        if (standings.stream().anyMatch(one -> one.evaluation().status() == Evaluations.Status.CANCELLED)) {
            campaigns.fail(campaign.id(), new Reason("trial-cancelled", "an evaluation of the trial was cancelled"));
            return false;
        }
        return standings.stream().allMatch(one -> one.evaluation().status() == Evaluations.Status.COMPLETED)
                && keep(campaign, round.withMeasured(measured(campaign, round, standings)));
    }

    private Measured measured(Campaign campaign, Round round, List<EvaluateRuns.Standing> standings) {
        Measured.Pool base = new Measured.Pool();
        Measured.Pool previous = new Measured.Pool();
        List<Map<String, List<String>>> texts = new ArrayList<>();
        for (int i = 0; i < standings.size(); i++) {
            TrialRuns trial = round.trials().get(i);
            base.add(made(standings.get(i).report(), trial.base()));
            if (trial.previous() != null) {
                previous.add(made(standings.get(i).report(), trial.previous()));
            }
            texts.add(work.evaluating().texts(standings.get(i)));
        }
        String last = campaign.rounds().size() < 2
                ? null
                : campaign.rounds().get(campaign.rounds().size() - 2).trained().model();
        List<String> taught = data.texts(campaign, round.number());
        return new Measured(
                last == null
                        ? Measured.preferences(
                                List.of(Measured.BASE),
                                List.of(campaign.specification().base()),
                                List.of(base))
                        : Measured.preferences(
                                List.of(Measured.BASE, Measured.PREVIOUS),
                                List.of(campaign.specification().base(), last),
                                List.of(base, previous)),
                drafts(round.trials().stream().map(TrialRuns::ours).toList(), texts, taught),
                drafts(round.trials().stream().map(TrialRuns::base).toList(), texts, taught));
    }

    private static List<Finding.Made> made(EvaluationReport report, String against) {
        return report.comparisons().stream()
                .filter(one -> one.contrast().equals(against))
                .map(one -> new Finding.Made(one.cluster(), one.verdict()))
                .toList();
    }

    private static Drafts drafts(List<String> runs, List<Map<String, List<String>>> texts, List<String> taught) {
        List<String> all = new ArrayList<>();
        double words = 0;
        double similarity = 0;
        for (int brief = 0; brief < runs.size(); brief++) {
            List<String> own = texts.get(brief).get(runs.get(brief));
            SetMeasure measure = SetMeasure.of(runs.get(brief), own);
            words += measure.meanWords() / runs.size();
            similarity += measure.similarity() / runs.size();
            all.addAll(own);
        }
        return new Drafts(all.size(), words, similarity, Measured.copied(all, taught));
    }

    private boolean over(Campaign campaign) {
        Round round = campaign.round();
        Optional<Reason> reason = round.measured().stop(campaign.specification().guards());
        if (reason.isPresent()) {
            campaigns.stop(campaign.id(), reason.get(), clock.instant());
            return false;
        }
        if (round.number() == campaign.specification().rounds()) {
            campaigns.complete(campaign.id(), clock.instant());
            return false;
        }
        List<Round> rounds = new ArrayList<>(campaign.rounds());
        rounds.add(Round.begun(round.number() + 1, round.trained().model()));
        return campaigns.keep(campaign, rounds);
    }

    private String begin(Campaign campaign, RunSpecification specification, String what, int round, int number) {
        return work.create()
                .begin(specification, key(campaign, what, round, number))
                .run()
                .id();
    }

    private static String key(Campaign campaign, String what, int round, int number) {
        return "campaign " + campaign.id() + " " + what + " " + round + " " + number;
    }

    private RunSpecification template(Campaign campaign) {
        return specifications.restore(campaign.specification().run());
    }

    private RunSpecification ordinary(Campaign campaign, String brief, String writer, long seed) {
        return CampaignRuns.of(template(campaign), campaign.specification().name(), brief, writer, seed);
    }

    private static long seed(Campaign campaign, String what, int round, int number) {
        return new Seeds(campaign.specification().seed()).bits("campaign-" + what, round, number)
                & RunSpecification.LARGEST_SEED;
    }

    private static List<String> finalRuns(Round round) {
        return round.finals().stream()
                .map(Final::run)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static List<String> trialRuns(Round round) {
        return round.trials().stream()
                .flatMap(trial -> Stream.of(trial.ours(), trial.base(), trial.previous()))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static List<String> runs(Round round) {
        return Stream.of(round.runs(), finalRuns(round), trialRuns(round))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> evaluations(Round round) {
        return round.trials().stream()
                .map(TrialRuns::evaluation)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private RunRecord record(String id) {
        if (archive.find(id) instanceof RunArchive.Lookup.Found(RunRecord record)) {
            return record;
        }
        throw new IllegalStateException("run " + id + " is gone");
    }

    private Run run(String id) {
        return record(id).run();
    }

    private EvaluateRuns.Standing standing(String id) {
        return work.evaluating().find(id).orElseThrow(() -> new IllegalStateException("evaluation " + id + " is gone"));
    }

    /** The last ratings of a run, the best first; nothing where it has none. */
    private List<RunArchive.Entry> board(String run) {
        List<Integer> rated = archive.rated(run);
        return rated.isEmpty() ? List.of() : archive.leaderboard(run, rated.getLast(), Integer.MAX_VALUE);
    }
}
