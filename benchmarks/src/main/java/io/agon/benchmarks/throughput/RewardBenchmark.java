package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rewards through the endpoint as a trainer asks for them: batches, several at once. How full they keep the tier, beside the
 * least time that the same latencies could have taken; and what the same requests cost a second time.
 */
public final class RewardBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeshRuns mesh;
    private final Footprint footprint;

    public RewardBenchmark(MeshRuns mesh, Footprint footprint) {
        this.mesh = mesh;
        this.footprint = footprint;
    }

    /**
     * Measures.
     *
     * @param texts a run that writes the texts, JSON, complete
     * @param judge model name of the judge
     * @param rewards how many different ones, at least one
     * @param batch texts in a request
     * @param atOnce requests at the same time
     */
    public ObjectNode run(ObjectNode texts, String judge, int rewards, int batch, int atOnce)
            throws InterruptedException {
        List<String> written = texts(texts);
        ask(orders(written, "Warm up ", judge, Math.min(rewards, 2 * batch), batch), atOnce);
        mesh.forgetCalls();
        List<ObjectNode> orders = orders(written, "A story, after idea ", judge, rewards, batch);
        Map<String, Footprint.Process> before = footprint.now();
        long began = System.nanoTime();
        int unreadable = ask(orders, atOnce);
        double seconds = seconds(began);
        Map<String, Footprint.Process> after = footprint.now();
        Calls calls = Calls.of(mesh.calls(), judge);
        mesh.forgetCalls();
        began = System.nanoTime();
        ask(orders, atOnce);
        double again = seconds(began);
        int asked = mesh.calls().path("calls").size();

        ObjectNode report = JSON.createObjectNode();
        report.put("simulated", true).put("slots", calls.slots()).put("rewards", rewards);
        report.put("batch", batch).put("atOnce", atOnce);
        report.put("seconds", ThroughputBenchmark.round(seconds));
        report.put("rewardsPerSecond", ThroughputBenchmark.round(rewards / seconds));
        report.put("calls", calls.count()).put("unreadable", unreadable);
        report.put(
                "wholeUtilisation", ThroughputBenchmark.round(calls.utilisation(calls.firstStart(), calls.lastEnd())));
        report.put(
                "busyUtilisation", ThroughputBenchmark.round(calls.utilisation(calls.firstStart(), calls.lastFull())));
        report.put("ofGreedy", ThroughputBenchmark.round(calls.greedySeconds() / seconds));
        double services = 0;
        for (var each : after.entrySet()) {
            Footprint.Process first = before.get(each.getKey());
            if (first != null && each.getKey().matches("(judge|evolution).*")) {
                services += each.getValue().cpu().minus(first.cpu()).toMillis();
            }
        }
        report.put("cpuMillisPerReward", ThroughputBenchmark.round(services / rewards));
        report.putObject("again")
                .put("calls", asked)
                .put("seconds", ThroughputBenchmark.round(again))
                .put("rewardsPerSecond", ThroughputBenchmark.round(rewards / again));
        return report;
    }

    private List<String> texts(ObjectNode run) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        mesh.play(List.of(run), 1, (specification, id) -> {
            for (JsonNode candidate : mesh.export(id).path("candidates")) {
                if (candidate.hasNonNull("text")) {
                    texts.add(candidate.path("text").asText());
                }
            }
        });
        return texts;
    }

    private static List<ObjectNode> orders(List<String> texts, String brief, String judge, int rewards, int batch) {
        List<ObjectNode> orders = new ArrayList<>();
        for (int from = 0; from < rewards; from += batch) {
            ObjectNode order = JSON.createObjectNode();
            order.putObject("judge").put("model", judge);
            ArrayNode items = order.putArray("items");
            for (int i = from; i < Math.min(rewards, from + batch); i++) {
                items.addObject().put("brief", brief + i / texts.size()).put("text", texts.get(i % texts.size()));
            }
            orders.add(order);
        }
        return orders;
    }

    /** How many scores could not be read. */
    private int ask(List<ObjectNode> orders, int atOnce) throws InterruptedException {
        int unreadable = 0;
        try (ExecutorService askers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            orders.forEach(order -> answers.add(askers.submit(() -> mesh.rewards(order))));
            for (int i = 0; i < orders.size(); i++) {
                JsonNode rewards = answers.get(i).get().path("rewards");
                if (rewards.size() != orders.get(i).path("items").size()) {
                    throw new IllegalStateException("rewards are missing: " + rewards.size());
                }
                for (JsonNode reward : rewards) {
                    unreadable += reward.path("reward").isNull() ? 1 : 0;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("rewards failed: " + e.getCause().getMessage(), e);
        }
        return unreadable;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
