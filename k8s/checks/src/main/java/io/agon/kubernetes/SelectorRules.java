package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that selects pods selects those that it means. */
final class SelectorRules implements Rule {
    private static final String NAME = "selectors";
    private static final String VERSION = "app.kubernetes.io/version";

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        workloads(manifests, findings);
        List<Manifests.Pod> pods = manifests.pods();
        for (Resource service : manifests.of("Service")) {
            selectsOne(service, service.spec().path("selector"), pods, findings);
            service.spec()
                    .path("ports")
                    .forEach(port -> ports(service, service.spec().path("selector"), port, pods, findings));
        }
        for (Resource budget : manifests.of("PodDisruptionBudget")) {
            selectsOne(budget, budget.spec().at("/selector/matchLabels"), pods, findings);
        }
        for (Resource policy : manifests.of("NetworkPolicy")) {
            policy(policy, pods, findings);
        }
        for (Resource monitor : manifests.of("PodMonitor")) {
            JsonNode selector = monitor.spec().path("selector");
            List<Manifests.Pod> selected = selected(monitor, selector, pods, findings);
            for (JsonNode endpoint : monitor.spec().path("podMetricsEndpoints")) {
                offered(monitor, endpoint.path("port").asText(), selected, findings);
            }
        }
        return findings;
    }

    private static void workloads(Manifests manifests, List<Finding> findings) {
        for (Resource workload : manifests.workloads()) {
            Map<String, String> selector = Resource.strings(workload.spec().at("/selector/matchLabels"));
            if (workload.kind().equals("Job")) {
                continue;
            }
            if (selector.isEmpty() || !workload.podLabels().entrySet().containsAll(selector.entrySet())) {
                findings.add(new Finding(
                        NAME, workload.id(), "selects " + selector + " and makes pods with " + workload.podLabels()));
            }
            if (selector.containsKey(VERSION)) {
                findings.add(
                        new Finding(NAME, workload.id(), "has a version in its selector, which can never be changed"));
            }
            workload.pod().path("topologySpreadConstraints").forEach(constraint -> {
                Map<String, String> spread = Resource.strings(constraint.at("/labelSelector/matchLabels"));
                if (!workload.podLabels().entrySet().containsAll(spread.entrySet())) {
                    findings.add(new Finding(NAME, workload.id(), "spreads pods with " + spread + ", not its own"));
                }
            });
        }
    }

    private static void selectsOne(
            Resource resource, JsonNode labels, List<Manifests.Pod> pods, List<Finding> findings) {
        Map<String, String> wanted = Resource.strings(labels);
        List<String> selected = pods.stream()
                .filter(pod -> !wanted.isEmpty() && pod.labels().entrySet().containsAll(wanted.entrySet()))
                .map(Manifests.Pod::of)
                .toList();
        if (selected.size() != 1) {
            findings.add(
                    new Finding(NAME, resource.id(), wanted + " must select one workload and selects " + selected));
        }
    }

    private static void ports(
            Resource service, JsonNode labels, JsonNode port, List<Manifests.Pod> pods, List<Finding> findings) {
        Map<String, String> wanted = Resource.strings(labels);
        String target = port.path("targetPort").asText(port.path("port").asText());
        offered(
                service,
                target,
                pods.stream()
                        .filter(pod -> pod.labels().entrySet().containsAll(wanted.entrySet()))
                        .toList(),
                findings);
    }

    /** A policy selects some pods; whom it lets in or out to exists, and has the ports. */
    private static void policy(Resource policy, List<Manifests.Pod> pods, List<Finding> findings) {
        List<Manifests.Pod> own = selected(policy, policy.spec().path("podSelector"), pods, findings);
        policy.spec().path("ingress").forEach(rule -> {
            rule.path("from").forEach(peer -> peer(policy, peer, pods, findings));
            rule.path("ports").forEach(port -> offered(policy, port.path("port").asText(), own, findings));
        });
        policy.spec().path("egress").forEach(rule -> {
            List<Manifests.Pod> peers = new ArrayList<>();
            rule.path("to").forEach(peer -> peers.addAll(peer(policy, peer, pods, findings)));
            if (!peers.isEmpty()) {
                rule.path("ports")
                        .forEach(port -> offered(policy, port.path("port").asText(), peers, findings));
            }
        });
    }

    private static List<Manifests.Pod> peer(
            Resource policy, JsonNode peer, List<Manifests.Pod> pods, List<Finding> findings) {
        // pods of other namespaces are not ours to know
        boolean own = peer.has("podSelector") && !peer.has("namespaceSelector");
        return own ? selected(policy, peer.path("podSelector"), pods, findings) : List.of();
    }

    private static List<Manifests.Pod> selected(
            Resource resource, JsonNode selector, List<Manifests.Pod> pods, List<Finding> findings) {
        Map<String, String> labels = Resource.strings(selector.path("matchLabels"));
        List<Manifests.Pod> selected = pods.stream()
                .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet())
                        && Resource.stream(selector.path("matchExpressions")).allMatch(one -> holds(one, pod)))
                .toList();
        if (selected.isEmpty()) {
            findings.add(new Finding(NAME, resource.id(), selector + " selects nothing"));
        }
        selector.path("matchExpressions").forEach(expression -> {
            Set<String> found = selected.stream()
                    .map(pod -> pod.labels().get(expression.path("key").asText()))
                    .collect(Collectors.toSet());
            expression.path("values").forEach(value -> {
                if (!found.contains(value.asText())) {
                    findings.add(new Finding(NAME, resource.id(), value + " is nobody's " + expression.path("key")));
                }
            });
        });
        return selected;
    }

    private static boolean holds(JsonNode expression, Manifests.Pod pod) {
        return expression.path("operator").asText().equals("In")
                && Resource.stream(expression.path("values"))
                        .anyMatch(value -> value.asText()
                                .equals(pod.labels().get(expression.path("key").asText())));
    }

    private static void offered(Resource resource, String port, List<Manifests.Pod> pods, List<Finding> findings) {
        if (pods.stream().noneMatch(pod -> pod.ports().contains(port))) {
            findings.add(new Finding(NAME, resource.id(), "port " + port + " is none of those that it selects"));
        }
    }
}
