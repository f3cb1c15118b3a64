package io.agon.evolution.adapter.metrics;

import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Step;
import io.agon.evolution.domain.run.Account;
import io.agon.evolution.domain.run.Run;
import io.agon.evolution.domain.tournament.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs whose recorded facts are counted: drafts, verdicts, money, what each generation brought, durations. */
public final class MeteredRuns implements Runs {
    private static final String DEFAULT_CURRENCY = "USD";

    private final Runs runs;
    private final Counter drafted;
    private final Counter rejected;
    private final Map<Outcome, Counter> verdicts = new EnumMap<>(Outcome.class);
    private final Counter saved;
    private final DistributionSummary wrong;
    private final DistributionSummary gain;
    private final DistributionSummary renewal;
    private final DistributionSummary founders;
    private final DistributionSummary agreement;
    private final Timer generations;
    private final Timer decisions;
    private final MeterRegistry meters;

    public MeteredRuns(Runs runs, MeterRegistry meters) {
        this.runs = runs;
        this.drafted = drafts("drafted", meters);
        this.rejected = drafts("rejected", meters);
        for (Outcome outcome : Outcome.values()) {
            verdicts.put(
                    outcome,
                    Counter.builder("evolution.verdicts")
                            .description("Verdicts applied, each match once")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        this.saved = Counter.builder("evolution.matches.saved")
                .description("Matches planned and not needed, because it was sure enough who survives")
                .register(meters);
        this.wrong = DistributionSummary.builder("evolution.survivors.wrong")
                .description("Survivors of a generation expected not to be among its best")
                .register(meters);
        this.gain = DistributionSummary.builder("evolution.generation.gain")
                .description(
                        "Points by which a generation's best newcomer is rated above the best before; never below 0")
                .register(meters);
        this.renewal = DistributionSummary.builder("evolution.generation.renewal")
                .description("Share of a generation's survivors that are new")
                .register(meters);
        this.founders = DistributionSummary.builder("evolution.generation.founders")
                .description("Founders that a generation's survivors descend from")
                .register(meters);
        this.agreement = DistributionSummary.builder("evolution.verdicts.agreement")
                .description(
                        "Share of a run's decisive verdicts that went to the side rated higher, at each generation's end")
                .register(meters);
        this.meters = meters;
        cost(DEFAULT_CURRENCY);
        this.generations = Timer.builder("evolution.generation.duration")
                .description("From the first request of a generation to its ratings")
                .register(meters);
        this.decisions = Timer.builder("evolution.decision.duration")
                .description("One transaction on a run, waiting for its lock included")
                .register(meters);
    }

    private static Counter drafts(String outcome, MeterRegistry meters) {
        return Counter.builder("evolution.drafts")
                .description("Replies to draft requests applied, each attempt once")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public Creation create(Run run, List<Fact> facts, String idempotencyKey) {
        return runs.create(run, facts, idempotencyKey);
    }

    @Override
    public Reply decide(String runId, Step... steps) {
        Reply reply = decisions.record(() -> runs.decide(runId, steps));
        if (reply instanceof Reply.Done(Run run, List<Fact> facts)) {
            facts.forEach(fact -> count(run, fact));
        }
        return reply;
    }

    private void count(Run run, Fact fact) {
        switch (fact) {
            case Fact.DraftsApplied(var drafts) -> drafts.forEach(draft -> count(draft.reply()));
            case Fact.VerdictsRecorded(var recorded) ->
                recorded.forEach(
                        verdict -> verdicts.get(verdict.reply().outcome()).increment());
            case Fact.GenerationRated(int generation, var standings, var progress, var took) -> {
                generations.record(took);
                record(gain, progress.gain());
                record(renewal, progress.renewal());
                founders.record(progress.founders());
                record(agreement, progress.agreement());
                standings.stream()
                        .filter(standing -> standing.survivor() && standing.probabilityTop() != null)
                        .mapToDouble(standing -> 1 - standing.probabilityTop())
                        .reduce(Double::sum)
                        .ifPresent(wrong::record);
            }
            case Fact.PlacesOpened opened -> {}
            case Fact.PlacesReopened reopened -> {}
            case Fact.DraftsRequested requested -> {}
            case Fact.MatchesIssued issued -> {}
            case Fact.VerdictsRequested requested -> {}
            case Fact.MatchesSaved(int count) -> saved.increment(count);
            case Fact.Consumed(List<Account> accounts) -> {
                Double amount = Account.amount(accounts, run.specification());
                if (amount != null) {
                    cost(run.specification().currency()).increment(amount);
                }
            }
            case Fact.OutstandingRequested outstanding -> {}
            case Fact.RequestsWithdrawn withdrawn -> {}
        }
    }

    private static void record(DistributionSummary summary, Double value) {
        if (value != null) {
            summary.record(Math.max(0, value));
        }
    }

    private Counter cost(String currency) {
        return Counter.builder("evolution.cost")
                .description("Money that runs consumed, by the prices in their specifications")
                .tag("currency", currency)
                .register(meters);
    }

    private void count(DraftReply reply) {
        (reply.text() == null ? rejected : drafted).increment();
    }
}
