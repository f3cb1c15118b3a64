package io.agon.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.tier.Faults.Fate;
import io.agon.simulator.tier.PrefixCache.Prefill;
import io.agon.simulator.tier.Slots;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator has served so far. For one event loop. */
final class Statistics {
    private final ServerMetrics metrics = new ServerMetrics();
    private long requests;
    private long completed;
    private long rejected;
    private long queueFull;
    private long promptTokens;
    private long cachedTokens;
    private long completionTokens;
    private long latencyNanos;
    private final Map<String, Long> models = new TreeMap<>();
    private final Map<Fate, Long> faults = new EnumMap<>(Fate.class);

    void requested(String model) {
        requests++;
        models.merge(model, 1L, Long::sum);
    }

    void rejected() {
        rejected++;
    }

    void queueFull() {
        queueFull++;
    }

    void failed(Fate fate) {
        faults.merge(fate, 1L, Long::sum);
    }

    /** @param waited for a slot */
    void completed(Prefill prefill, int completion, Duration waited, Duration latency) {
        metrics.completed(prefill, completion, waited, latency);
        completed++;
        promptTokens += prefill.tokens();
        cachedTokens += prefill.cached();
        completionTokens += completion;
        latencyNanos += latency.toNanos();
    }

    /** As vLLM tells Prometheus. */
    String metrics(Slots slots) {
        return metrics.text(slots);
    }

    ObjectNode json(Slots slots) {
        ObjectNode json = Json.object();
        json.put("simulated", true)
                .put("requests", requests)
                .put("completed", completed)
                .put("rejected", rejected)
                .put("queueFull", queueFull);
        ObjectNode places = json.putObject("slots");
        places.put("capacity", slots.capacity())
                .put("busy", slots.busy())
                .put("peak", slots.peak())
                .put("queued", slots.queued());
        ObjectNode byModel = json.putObject("models");
        models.forEach(byModel::put);
        json.putObject("tokens")
                .put("prompt", promptTokens)
                .put("cached", cachedTokens)
                .put("completion", completionTokens);
        ObjectNode failures = json.putObject("faults");
        for (Fate fate : Fate.values()) {
            if (fate != Fate.SERVED) {
                failures.put(fate.name().toLowerCase(java.util.Locale.ROOT), faults.getOrDefault(fate, 0L));
            }
        }
        json.put("latencySumSeconds", latencyNanos / 1e9);
        return json;
    }
}
