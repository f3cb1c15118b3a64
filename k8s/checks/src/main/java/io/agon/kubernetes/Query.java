package io.agon.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.List;

/**
 * A query of Prometheus that stands in a manifest.
 *
 * @param where the panel, trigger or rule
 * @param text as Prometheus takes it, without variables of Grafana
 */
record Query(Kind kind, String where, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it is for. */
    enum Kind {
        PANEL,
        TRIGGER,
        RECORDING,
        /** Has no result while all is well. */
        ALERT
    }

    /** All that there are. */
    static List<Query> of(Manifests manifests) {
        List<Query> all = new ArrayList<>();
        for (Resource map : manifests.of("ConfigMap")) {
            map.json().path("data").fields().forEachRemaining(entry -> {
                if (entry.getKey().endsWith(".json")) {
                    JsonNode dashboard = read(entry.getValue().asText());
                    for (JsonNode panel : dashboard.path("panels")) {
                        String where = dashboard.path("title").asText() + " / "
                                + panel.path("title").asText();
                        panel.path("targets")
                                .forEach(target -> all.add(new Query(
                                        Kind.PANEL,
                                        where,
                                        plain(target.path("expr").asText()))));
                    }
                }
            });
        }
        for (Resource scaled : manifests.of("ScaledObject")) {
            scaled.spec()
                    .path("triggers")
                    .forEach(trigger -> all.add(new Query(
                            Kind.TRIGGER,
                            scaled.id() + "/" + trigger.path("name").asText(),
                            trigger.at("/metadata/query").asText())));
        }
        for (Resource rules : manifests.of("PrometheusRule")) {
            rules.spec()
                    .path("groups")
                    .forEach(group -> group.path("rules").forEach(rule -> {
                        boolean alert = rule.has("alert");
                        all.add(new Query(
                                alert ? Kind.ALERT : Kind.RECORDING,
                                rule.path(alert ? "alert" : "record").asText(),
                                rule.path("expr").asText()));
                    }));
        }
        return all;
    }

    /** The dashboards by the names of their files. */
    static JsonNode read(String dashboard) {
        try {
            return JSON.readTree(dashboard);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dashboard is no JSON", e);
        }
    }

    private static String plain(String expression) {
        return expression
                .replace("$namespace", ".*")
                .replace("$__rate_interval", "1m")
                .replace("$__range", "10m");
    }
}
