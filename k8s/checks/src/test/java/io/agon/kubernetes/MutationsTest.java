package io.agon.kubernetes;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Mistakes as people make them, one at a time: each must be found, and by the check that is there for it. */
class MutationsTest {
    private static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();
    private static final Checks CHECKS = new Checks(MANIFESTS.getParent(), Path.of("target/types"));

    @TempDir
    Path folder;

    /**
     * A mistake in the production overlay.
     *
     * @param rule the check that must find it
     */
    record Mistake(String name, String file, String right, String wrong, String rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        String judge = "base/judge-service/deployment.yaml";
        String keda = "components/autoscaling-keda/scaling.yaml";
        String kafka = "components/kafka-strimzi/kafka.yaml";
        String overlay = "overlays/production/kustomization.yaml";
        return Stream.of(
                new Mistake(
                        "field of a Deployment",
                        judge,
                        "terminationGracePeriodSeconds",
                        "terminationGracePeriod",
                        "schema"),
                new Mistake("field of a container", judge, "failureThreshold: 60", "failureTreshold: 60", "schema"),
                new Mistake(
                        "field of a budget",
                        "base/judge-service/disruption.yaml",
                        "maxUnavailable",
                        "maxUnavailble",
                        "schema"),
                new Mistake(
                        "field of a policy",
                        "base/network.yaml",
                        "policyTypes: [Egress]",
                        "policyType: [Egress]",
                        "schema"),
                new Mistake("field of Kafka", kafka, "    authorization:", "    authorisation:", "schema"),
                new Mistake("field of a listener", kafka, "        type: internal", "        typ: internal", "schema"),
                new Mistake(
                        "field of a database",
                        "components/postgres-cnpg/database.yaml",
                        "walStorage",
                        "walStore",
                        "schema"),
                new Mistake(
                        "field of a store of backups",
                        "components/postgres-cnpg/backups.yaml",
                        "retentionPolicy",
                        "retention",
                        "schema"),
                new Mistake("field of a ScaledObject", keda, "pollingInterval", "pollInterval", "schema"),
                new Mistake(
                        "field of a PodMonitor",
                        "components/monitoring/scraping.yaml",
                        "interval: 15s",
                        "intervall: 15s",
                        "schema"),
                new Mistake("field of a route", "components/ingress/gateway.yaml", "backendRefs", "backends", "schema"),
                new Mistake(
                        "field of an ExternalSecret",
                        "components/external-secrets/secrets.yaml",
                        "refreshInterval",
                        "refresh",
                        "schema"),
                new Mistake("quantity", judge, "memory: 128Mi", "memory: 128MiB", "schema"),
                new Mistake("type", "base/evolution-service/deployment.yaml", "replicas: 2", "replicas: two", "schema"),
                new Mistake(
                        "field of the trainer's Job",
                        "components/trainer/job.yaml",
                        "backoffLimit",
                        "backOffLimit",
                        "schema"),
                new Mistake(
                        "selector",
                        judge,
                        "      labels:\n        app.kubernetes.io/name: judge-service",
                        "      labels:\n        app.kubernetes.io/name: judges",
                        "selectors"),
                new Mistake(
                        "port of a policy",
                        "components/monitoring/network.yaml",
                        "port: management",
                        "port: metrics",
                        "selectors"),
                new Mistake(
                        "peer of a policy",
                        "base/network.yaml",
                        "name: scaffold-service\n              app",
                        "name: scaffold\n              app",
                        "selectors"),
                new Mistake(
                        "probe",
                        judge,
                        "port: management\n            periodSeconds: 5",
                        "port: 8080\n            periodSeconds: 5",
                        "probes"),
                new Mistake("user", judge, "runAsNonRoot: true", "runAsNonRoot: false", "restricted"),
                new Mistake("root file system", judge, "            readOnlyRootFilesystem: true\n", "", "restricted"),
                new Mistake(
                        "room", judge, "              memory: 512Mi\n", "              nothing: 512Mi\n", "resources"),
                new Mistake(
                        "missing secret",
                        "components/external-secrets/secrets.yaml",
                        "  target:\n    name: agon-api-keys",
                        "  target:\n    name: agon-keys",
                        "references"),
                new Mistake("missing key", judge, "key: api-key", "key: apiKey", "references"),
                new Mistake(
                        "missing class",
                        judge,
                        "priorityClassName: agon-work",
                        "priorityClassName: agon-works",
                        "references"),
                new Mistake("trigger's key", keda, "activationThreshold", "activationTreshold", "scaling"),
                new Mistake("trigger's number", keda, "threshold: \"128\"", "threshold: many", "scaling"),
                new Mistake(
                        "autoscaler's target",
                        keda,
                        "kind: Deployment\n    name: judge-service",
                        "kind: Deployment\n    name: judges",
                        "scaling"),
                new Mistake("replicas that are an autoscaler's", judge, "spec:\n", "spec:\n  replicas: 3\n", "scaling"),
                new Mistake(
                        "missing topic",
                        "components/kafka-strimzi/topics.yaml",
                        "name: dlq.draft.requests.v1",
                        "name: dlq.drafts.v1",
                        "topics"),
                new Mistake(
                        "right at a topic",
                        "components/kafka-strimzi/users.yaml",
                        "name: verdict.reached.v1",
                        "name: text.scored.v1",
                        "topics"),
                new Mistake(
                        "setting",
                        "components/trainer/kustomization.yaml",
                        "AGON_TRAINING_BY",
                        "AGON_TRAINER",
                        "settings"),
                new Mistake(
                        "route",
                        "components/ingress/gateway.yaml",
                        "value: /api/v1/commissions",
                        "value: /api/v1/comissions",
                        "routes"),
                new Mistake(
                        "query of a panel",
                        "components/monitoring/dashboards/judging.json",
                        "sum(judge_work_slots",
                        "sum((judge_work_slots",
                        "queries"),
                new Mistake(
                        "trigger of another namespace",
                        keda,
                        "query: max(evolution_matches_outstanding{namespace=\"agon\"} + evolution_scores_outstanding{namespace=\"agon\"}",
                        "query: max(evolution_matches_outstanding + evolution_scores_outstanding",
                        "scaling"),
                new Mistake("query of a trigger", keda, "query: max(", "query: max((", "queries"),
                new Mistake(
                        "query of an alert",
                        "components/monitoring/rules.yaml",
                        "agon:agreement:avg1h < 0.6",
                        "agon:agreement:avg1h < < 0.6",
                        "queries"),
                new Mistake(
                        "panel without a description",
                        "components/monitoring/dashboards/judging.json",
                        "\"description\": \"Share of readable verdicts that are ties.\"",
                        "\"descriptio\": \"\"",
                        "dashboards"),
                new Mistake(
                        "latest",
                        overlay,
                        "registry.example.com/agon/judge-service, newTag: 0.1.0",
                        "registry.example.com/agon/judge-service, newTag: latest",
                        "images"),
                new Mistake(
                        "image that is not there", overlay, "- {name: judge-service,", "- {name: judges,", "images"),
                new Mistake(
                        "image for nobody",
                        overlay,
                        "images:\n",
                        "images:\n  - {name: judges, newName: example/judges, newTag: '1'}\n",
                        "kustomization"),
                new Mistake(
                        "patch that hits nothing",
                        overlay,
                        "patches:\n",
                        "patches:\n  - {target: {kind: Deployment, name: judges}, patch: '[{\"op\": \"remove\", \"path\": \"/spec/strategy\"}]'}\n",
                        "kustomization"),
                new Mistake(
                        "patch of a container that is not there",
                        "components/kafka-strimzi/clients.yaml",
                        "        - name: judge-service\n",
                        "        - name: judge\n",
                        "images"),
                new Mistake(
                        "namespace",
                        "overlays/production/namespace.yaml",
                        "enforce: restricted",
                        "enforce: baseline",
                        "namespace"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void findsAMistake(Mistake mistake) throws IOException {
        KustomizationRules.copy(MANIFESTS, folder);
        Path overlay = folder.resolve("overlays/production");
        Path file = folder.resolve(mistake.file());
        String text = Files.readString(file);
        assertThat(text).contains(mistake.right());
        int at = text.indexOf(mistake.right());
        Files.writeString(
                file,
                text.substring(0, at)
                        + mistake.wrong()
                        + text.substring(at + mistake.right().length()));

        List<Finding> findings = new ArrayList<>();
        try {
            String rendered = Kustomize.render(overlay);
            findings.addAll(CHECKS.findings(rendered));
            if (mistake.rule().equals("kustomization")) {
                findings.addAll(KustomizationRules.findings(folder, overlay, rendered));
            }
        } catch (Kustomize.NotRendered e) {
            findings.add(new Finding("rendering", mistake.file(), e.getMessage()));
        }

        assertThat(findings).extracting(Finding::rule).contains(mistake.rule());
    }
}
