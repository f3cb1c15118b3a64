package io.agon.local.verdicts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.api.Json;
import io.agon.ranking.Comparison;
import io.agon.ranking.Field;
import io.agon.ranking.RankingReport;
import io.agon.ranking.RatingResult;
import io.agon.ranking.Scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A {@link RankingReport} with names instead of indices.
 *
 * @param names of candidates, by index
 * @param judges names, by index
 * @param voids rows that held no verdict
 */
public record Ranking(List<String> names, List<String> judges, int verdicts, int voids, RankingReport report) {
    /** Fits the verdicts. Names are numbered in their own order, so that the order of rows does not matter. */
    public static Ranking of(VerdictFile file, int top, long seed) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> judges = new TreeSet<>();
        file.rows().forEach(row -> {
            names.add(row.first());
            names.add(row.second());
            judges.add(row.judge());
        });
        Map<String, Integer> index = indices(names);
        Map<String, Integer> judge = indices(judges);
        List<Comparison> comparisons = file.rows().stream()
                .map(row -> new Comparison(
                        index.get(row.first()), index.get(row.second()), judge.get(row.judge()), row.score()))
                .toList();
        RankingReport report =
                RankingReport.of(Field.of(names.size(), judges.size(), comparisons), Math.min(top, names.size()), seed);
        return new Ranking(List.copyOf(names), List.copyOf(judges), comparisons.size(), file.voids(), report);
    }

    private static Map<String, Integer> indices(TreeSet<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        return indices;
    }

    /** Components by name, largest first. */
    public List<List<String>> components() {
        List<List<String>> components = new ArrayList<>();
        report.components()
                .forEach(component ->
                        components.add(component.stream().map(names::get).toList()));
        return components;
    }

    /** The whole as one JSON document; ratings on the scale on which runs show them, log-odds beside. */
    public ObjectNode json() {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        whole.put("verdicts", verdicts);
        whole.put("voids", voids);
        whole.put("top", report.top());
        ArrayNode candidates = whole.putArray("candidates");
        for (RankingReport.Entry entry : report.entries()) {
            ObjectNode node = candidates.addObject();
            node.put("name", names.get(entry.candidate()));
            node.put("rank", entry.rank());
            node.put("rating", Scale.shown(entry.rating().estimate()));
            node.put("low", Scale.shown(entry.rating().low()));
            node.put("high", Scale.shown(entry.rating().high()));
            node.put("logOdds", entry.rating().estimate());
            node.put("probabilityTop", entry.topProbability());
            node.put("comparisons", entry.comparisons());
        }
        ArrayNode all = whole.putArray("judges");
        for (RankingReport.Judge judge : report.judges()) {
            ObjectNode node = all.addObject();
            node.put("name", judges.get(judge.judge()));
            node.put("comparisons", judge.comparisons());
            interval(node.putObject("positionBias"), judge.positionBias());
            node.put("ties", judge.ties());
            node.put("evidence", judge.evidence());
            node.put("noBetterThanChance", judge.noBetterThanChance());
        }
        whole.put("separation", report.separation());
        whole.put("expectedWrongMembers", report.wrongMembers());
        whole.put("expectedRegret", report.regret());
        ObjectNode reliability = whole.putObject("reliability");
        number(reliability, "splitHalf", report.reliability().splitHalf());
        number(reliability, "accuracy", report.reliability().accuracy());
        number(reliability, "baselineAccuracy", report.reliability().baselineAccuracy());
        whole.set("components", Json.MAPPER.valueToTree(components()));
        whole.put("disconnected", report.disconnected());
        return whole;
    }

    private static void interval(ObjectNode node, RatingResult.Interval interval) {
        node.put("estimate", interval.estimate());
        node.put("low", interval.low());
        node.put("high", interval.high());
    }

    private static void number(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }
}
