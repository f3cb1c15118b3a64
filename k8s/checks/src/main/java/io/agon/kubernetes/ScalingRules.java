package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Autoscalers scale what exists and what nobody else sizes; KEDA ignores what it does not know, so its triggers are read here. */
final class ScalingRules implements Rule {
    private static final String NAME = "scaling";
    /** Keys of a trigger's metadata, by its type. Source: KEDA's pages on these scalers. */
    private static final Map<String, Set<String>> TRIGGERS = Map.of(
            "prometheus",
            Set.of(
                    "serverAddress",
                    "query",
                    "queryParameters",
                    "threshold",
                    "activationThreshold",
                    "namespace",
                    "customHeaders",
                    "ignoreNullValues",
                    "unsafeSsl",
                    "timeout",
                    "authModes"));

    private static final Set<String> NUMBERS = Set.of("threshold", "activationThreshold");
    private static final Set<String> WANTED = Set.of("serverAddress", "query", "threshold");

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        Set<String> scaled = new HashSet<>();
        for (Resource scaler : manifests.all()) {
            if (!Set.of("ScaledObject", "HorizontalPodAutoscaler").contains(scaler.kind())) {
                continue;
            }
            JsonNode target = scaler.spec().path("scaleTargetRef");
            String kind = target.path("kind").asText("Deployment");
            String name = target.path("name").asText();
            scaled.add(kind + "/" + name);
            manifests
                    .find(kind, name)
                    .ifPresentOrElse(
                            found -> {
                                if (found.spec().has("replicas")) {
                                    findings.add(new Finding(
                                            NAME, found.id(), "has replicas, and " + scaler.id() + " sets them, too"));
                                }
                            },
                            () -> findings.add(new Finding(NAME, scaler.id(), kind + " " + name + " is not there")));
            String own =
                    "namespace=\"" + scaler.json().at("/metadata/namespace").asText() + "\"";
            scaler.spec().path("triggers").forEach(trigger -> {
                trigger(scaler, trigger, findings);
                String query = trigger.at("/metadata/query").asText();
                if (!query.contains(own)) {
                    findings.add(new Finding(NAME, scaler.id(), query + " must ask for " + own));
                }
            });
        }
        for (Resource deployment : manifests.of("Deployment")) {
            if (!deployment.spec().has("replicas") && !scaled.contains(deployment.id())) {
                findings.add(new Finding(NAME, deployment.id(), "has neither replicas nor an autoscaler"));
            }
        }
        return findings;
    }

    private static void trigger(Resource scaler, JsonNode trigger, List<Finding> findings) {
        String type = trigger.path("type").asText();
        Set<String> known = TRIGGERS.get(type);
        if (known == null) {
            findings.add(new Finding(NAME, scaler.id(), "triggers of type " + type + " are not known here"));
            return;
        }
        Map<String, String> metadata = Resource.strings(trigger.path("metadata"));
        metadata.forEach((key, value) -> {
            if (!known.contains(key)) {
                findings.add(new Finding(NAME, scaler.id(), "a " + type + " trigger knows no " + key));
            }
            if (NUMBERS.contains(key) && !value.matches("\\d+(\\.\\d+)?")) {
                findings.add(new Finding(NAME, scaler.id(), key + " is " + value + " and must be a number"));
            }
        });
        WANTED.stream()
                .filter(key -> !metadata.containsKey(key))
                .forEach(key -> findings.add(new Finding(NAME, scaler.id(), "a " + type + " trigger needs " + key)));
    }
}
