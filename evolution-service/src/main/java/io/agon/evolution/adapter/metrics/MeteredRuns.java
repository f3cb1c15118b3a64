package io.agon.evolution.adapter.metrics;

import io.agon.evolution.application.port.DraftReply;
import io.agon.evolution.application.port.Fact;
import io.agon.evolution.application.port.Runs;
import io.agon.evolution.application.port.Step;
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

/** Runs whose recorded facts are counted: {@code evolution.drafts}, {@code evolution.verdicts}, {@code evolution.matches.saved}, durations. */
public final class MeteredRuns implements Runs {
    private final Runs runs;
    private final Counter drafted;
    private final Counter rejected;
    private final Map<Outcome, Counter> verdicts = new EnumMap<>(Outcome.class);
    private final Counter saved;
    private final DistributionSummary wrong;
    private final Timer generations;
    private final Timer decisions;

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
            facts.forEach(this::count);
        }
        return reply;
    }

    private void count(Fact fact) {
        switch (fact) {
            case Fact.DraftsApplied(var drafts) -> drafts.forEach(draft -> count(draft.reply()));
            case Fact.VerdictsRecorded(var recorded) ->
                recorded.forEach(
                        verdict -> verdicts.get(verdict.reply().outcome()).increment());
            case Fact.GenerationRated(int generation, var standings, var took) -> {
                generations.record(took);
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
            case Fact.Consumed consumed -> {}
            case Fact.OutstandingRequested outstanding -> {}
            case Fact.RequestsWithdrawn withdrawn -> {}
        }
    }

    private void count(DraftReply reply) {
        (reply.text() == null ? rejected : drafted).increment();
    }
}
