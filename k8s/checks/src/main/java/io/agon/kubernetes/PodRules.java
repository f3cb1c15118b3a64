package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every pod of ours must have: the restricted profile and a little more, probes, room, an image that says which it is. */
final class PodRules implements Rule {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9.-]+(/[a-z0-9._-]+)+:[A-Za-z0-9_.-]+(@sha256:[0-9a-f]{64})?");

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        for (Resource workload : manifests.workloads()) {
            restricted(workload, manifests, findings);
            for (JsonNode container : workload.allContainers()) {
                String where = workload.id() + "/" + container.path("name").asText();
                container(where, workload, container, findings);
            }
            if (!workload.kind().equals("Job")) {
                workload.containers().forEach(container -> probes(workload, container, findings));
            }
        }
        return findings;
    }

    private static void restricted(Resource workload, Manifests manifests, List<Finding> findings) {
        JsonNode pod = workload.pod();
        JsonNode security = pod.path("securityContext");
        must(
                findings,
                "restricted",
                workload.id(),
                security.path("runAsNonRoot").asBoolean(),
                "runAsNonRoot must be true");
        must(
                findings,
                "restricted",
                workload.id(),
                security.path("runAsUser").asInt() > 0,
                "runAsUser must name who is not root");
        must(
                findings,
                "restricted",
                workload.id(),
                security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                "seccompProfile must be RuntimeDefault");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            must(findings, "restricted", workload.id(), !pod.path(host).asBoolean(), host + " must not be");
        }
        must(
                findings,
                "restricted",
                workload.id(),
                pod.has("enableServiceLinks") && !pod.path("enableServiceLinks").asBoolean(),
                "enableServiceLinks must be false: KAFKA_PORT and the like would be taken for settings");
        boolean bound = manifests.of("RoleBinding").stream()
                .flatMap(binding -> Resource.stream(binding.json().path("subjects")))
                .anyMatch(subject -> subject.path("name")
                        .asText()
                        .equals(pod.path("serviceAccountName").asText()));
        must(
                findings,
                "restricted",
                workload.id(),
                pod.has("automountServiceAccountToken")
                        && pod.path("automountServiceAccountToken").asBoolean() == bound,
                "automountServiceAccountToken must be " + bound + ", as its account has "
                        + (bound ? "rights" : "no rights"));
        pod.path("volumes").forEach(volume -> {
            Set<String> kinds = Resource.strings(volume).keySet().stream()
                    .filter(kind -> !kind.equals("name"))
                    .collect(Collectors.toSet());
            must(findings, "restricted", workload.id(), VOLUMES.containsAll(kinds), "volumes must not be " + kinds);
            must(
                    findings,
                    "resources",
                    workload.id(),
                    !volume.has("emptyDir") || volume.path("emptyDir").has("sizeLimit"),
                    "emptyDir " + volume.path("name") + " must have a sizeLimit");
        });
    }

    private static void container(String where, Resource workload, JsonNode container, List<Finding> findings) {
        JsonNode security = container.path("securityContext");
        must(
                findings,
                "restricted",
                where,
                security.has("allowPrivilegeEscalation")
                        && !security.path("allowPrivilegeEscalation").asBoolean(),
                "allowPrivilegeEscalation must be false");
        must(
                findings,
                "restricted",
                where,
                security.at("/capabilities/drop").toString().equals("[\"ALL\"]")
                        && !security.at("/capabilities").has("add"),
                "capabilities must be dropped");
        must(findings, "restricted", where, !security.path("privileged").asBoolean(), "privileged must not be");
        must(
                findings,
                "restricted",
                where,
                security.path("readOnlyRootFilesystem").asBoolean(),
                "readOnlyRootFilesystem must be true");
        container
                .path("ports")
                .forEach(port -> must(findings, "restricted", where, !port.has("hostPort"), "hostPort must not be"));
        must(
                findings,
                "images",
                where,
                IMAGE.matcher(container.path("image").asText()).matches()
                        && !container.path("image").asText().endsWith(":latest"),
                "image " + container.path("image") + " must say where it is and which it is");
        JsonNode resources = container.path("resources");
        for (String path : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
            must(findings, "resources", where, !resources.at(path).isMissingNode(), "resources" + path + " is missing");
        }
        Set<String> volumes = Resource.stream(workload.pod().path("volumes"))
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        workload.spec()
                .path("volumeClaimTemplates")
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
        container
                .path("volumeMounts")
                .forEach(mount -> must(
                        findings,
                        "references",
                        where,
                        volumes.contains(mount.path("name").asText()),
                        "volume " + mount.path("name") + " is not there"));
    }

    private static void probes(Resource workload, JsonNode container, List<Finding> findings) {
        String where = workload.id() + "/" + container.path("name").asText();
        Set<String> ports = Resource.stream(container.path("ports"))
                .map(port -> port.path("name").asText())
                .collect(Collectors.toSet());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode asked = container.path(probe);
            must(findings, "probes", where, !asked.isMissingNode(), probe + " is missing");
            for (String how : List.of("httpGet", "tcpSocket")) {
                if (asked.has(how)) {
                    String port = asked.path(how).path("port").asText();
                    must(findings, "probes", where, ports.contains(port), probe + " asks at port " + port);
                }
            }
            if (ports.contains("management")) {
                must(
                        findings,
                        "probes",
                        where,
                        asked.at("/httpGet/port").asText().equals("management")
                                && asked.at("/httpGet/path").asText().matches("/q/health/(live|ready)"),
                        probe + " must ask for health at the management port");
            }
        }
    }

    private static void must(List<Finding> findings, String rule, String where, boolean holds, String what) {
        if (!holds) {
            findings.add(new Finding(rule, where, what));
        }
    }
}
