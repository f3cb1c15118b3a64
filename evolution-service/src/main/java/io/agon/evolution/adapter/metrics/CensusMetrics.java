package io.agon.evolution.adapter.metrics;

import io.agon.evolution.application.port.Campaigns;
import io.agon.evolution.application.port.Census;
import io.agon.evolution.domain.run.RunStatus;
import io.agon.storage.StoreUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Gauges over the store, asked at most every few seconds however often the meters are read; NaN while it is gone. */
public final class CensusMetrics {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Census census;
    private final Clock clock;
    private Census.Count latest;
    private Instant counted = Instant.EPOCH;

    public CensusMetrics(Census census, Clock clock, MeterRegistry meters) {
        this.census = census;
        this.clock = clock;
        for (RunStatus status : RunStatus.values()) {
            Gauge.builder(
                            "evolution.runs",
                            this,
                            metrics -> metrics.value(count -> count.runs().getOrDefault(status, 0L)))
                    .description("Runs in each status")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        gauge(
                "evolution.drafts.outstanding",
                "Drafts that runs under way wait for",
                Census.Count::draftsOutstanding,
                meters);
        gauge(
                "evolution.matches.outstanding",
                "Verdicts that runs under way wait for",
                Census.Count::matchesOutstanding,
                meters);
        gauge(
                "evolution.matches.ahead",
                "Verdicts that runs under way may still need until they end",
                Census.Count::matchesAhead,
                meters);
        gauge(
                "evolution.scores.outstanding",
                "Scores that somebody asked for and that are not there",
                Census.Count::scoresOutstanding,
                meters);
        gauge("evolution.outbox.pending", "Requests that have not left yet", Census.Count::outboxPending, meters);
        gauge(
                "evolution.budget.spent",
                "Largest share of its budget that a run under way has spent",
                Census.Count::budgetSpent,
                meters);
        for (Campaigns.Status status : Campaigns.Status.values()) {
            Gauge.builder(
                            "evolution.campaigns",
                            this,
                            metrics -> metrics.value(count -> count.campaigns().getOrDefault(status, 0L)))
                    .description("Campaigns in each status")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<Census.Count> read, MeterRegistry meters) {
        Gauge.builder(name, this, metrics -> metrics.value(read))
                .description(description)
                .register(meters);
    }

    private synchronized double value(ToDoubleFunction<Census.Count> read) {
        Instant now = clock.instant();
        if (counted.plus(FRESH).isBefore(now)) {
            counted = now;
            try {
                latest = census.count();
            } catch (StoreUnavailable e) {
                latest = null;
            }
        }
        return latest == null ? Double.NaN : read.applyAsDouble(latest);
    }
}
