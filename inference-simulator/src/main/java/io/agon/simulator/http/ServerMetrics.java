package io.agon.simulator.http;

import io.agon.simulator.tier.PrefixCache.Prefill;
import io.agon.simulator.tier.Slots;

import java.time.Duration;
import java.util.Locale;

/**
 * What vLLM tells Prometheus, of the simulated tier: the same names, so that dashboards can be tried out. The model is called {@code
 * simulated}. For one event loop.
 */
final class ServerMetrics {
    /** A token that is written takes as long as this many that are read. */
    private static final double DECODING = 50;

    private static final String LABELS = "engine=\"0\",model_name=\"simulated\"";

    private final Histogram whole =
            new Histogram(0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240);
    private final Histogram first =
            new Histogram(0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);
    private final Histogram between = new Histogram(0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.5, 1);
    private long prompt;
    private long cached;
    private long generated;

    /** @param waited for a slot */
    void completed(Prefill prefill, int completion, Duration waited, Duration served) {
        double seconds = served.toNanos() / 1e9;
        double wait = waited.toNanos() / 1e9;
        double read = prefill.tokens() - prefill.cached();
        double reading = seconds * read / (read + DECODING * Math.max(1, completion));
        prompt += prefill.tokens();
        cached += prefill.cached();
        generated += completion;
        whole.add(wait + seconds);
        first.add(wait + reading);
        between.add((seconds - reading) / Math.max(1, completion));
    }

    /** As Prometheus reads it. */
    String text(Slots slots) {
        StringBuilder text = new StringBuilder();
        one(text, "num_requests_running", "gauge", "Requests being served", slots.busy());
        one(text, "num_requests_waiting", "gauge", "Requests that wait for a slot", slots.queued());
        double share = slots.capacity() == 0 ? 0 : slots.busy() / (double) slots.capacity();
        one(text, "kv_cache_usage_perc", "gauge", "Share of the slots that are busy, 0 to 1", share);
        one(text, "prefix_cache_queries_total", "counter", "Tokens of prompts", prompt);
        one(text, "prefix_cache_hits_total", "counter", "Tokens of prompts that the cache held", cached);
        one(text, "prompt_tokens_total", "counter", "Tokens read", prompt);
        one(text, "generation_tokens_total", "counter", "Tokens written", generated);
        whole.write(text, "e2e_request_latency_seconds", "From arrival to the end");
        first.write(text, "time_to_first_token_seconds", "From arrival to the first token");
        between.write(text, "inter_token_latency_seconds", "From token to token, the mean of each request");
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP vllm:").append(name).append(' ').append(help).append(" (simulated).\n");
        text.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
    }

    private static void one(StringBuilder text, String name, String type, String help, double value) {
        head(text, name, type, help);
        text.append(String.format(Locale.ROOT, "vllm:%s{%s} %s\n", name, LABELS, value));
    }

    /** Counts by upper bounds. */
    private static final class Histogram {
        private final double[] bounds;
        private final long[] counts;
        private double sum;

        Histogram(double... bounds) {
            this.bounds = bounds;
            this.counts = new long[bounds.length + 1];
        }

        void add(double value) {
            int bucket = 0;
            while (bucket < bounds.length && value > bounds[bucket]) {
                bucket++;
            }
            counts[bucket]++;
            sum += value;
        }

        void write(StringBuilder text, String name, String help) {
            head(text, name, "histogram", help);
            long below = 0;
            for (int i = 0; i < counts.length; i++) {
                below += counts[i];
                String bound = i < bounds.length ? Double.toString(bounds[i]) : "+Inf";
                text.append(
                        String.format(Locale.ROOT, "vllm:%s_bucket{%s,le=\"%s\"} %d\n", name, LABELS, bound, below));
            }
            text.append(String.format(Locale.ROOT, "vllm:%s_sum{%s} %s\n", name, LABELS, sum));
            text.append(String.format(Locale.ROOT, "vllm:%s_count{%s} %d\n", name, LABELS, below));
        }
    }
}
