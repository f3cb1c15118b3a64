package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a manifest names is there: ConfigMaps and Secrets with their keys, claims, accounts, classes, Services. */
final class ReferenceRules implements Rule {
    private static final String NAME = "references";

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Set<String>> maps = new HashMap<>();
        manifests
                .of("ConfigMap")
                .forEach(map -> maps.put(
                        map.name(), Resource.strings(map.json().path("data")).keySet()));
        Map<String, Set<String>> secrets = secrets(manifests);
        for (Resource workload : manifests.workloads()) {
            pod(workload, maps, secrets, manifests, findings);
        }
        for (Resource route : manifests.of("HTTPRoute")) {
            route.spec()
                    .path("rules")
                    .forEach(rule ->
                            rule.path("backendRefs").forEach(backend -> backend(route, backend, manifests, findings)));
            route.spec()
                    .path("parentRefs")
                    .forEach(parent ->
                            exists(route, "Gateway", parent.path("name").asText(), manifests, findings));
        }
        for (Resource gateway : manifests.of("Gateway")) {
            gateway.spec()
                    .path("listeners")
                    .forEach(listener -> listener.at("/tls/certificateRefs")
                            .forEach(certificate -> key(
                                    gateway.id(),
                                    "Secret",
                                    certificate.path("name").asText(),
                                    "tls.crt",
                                    secrets,
                                    findings)));
        }
        for (Resource store : manifests.of("ObjectStore")) {
            store.spec()
                    .at("/configuration/s3Credentials")
                    .forEach(part -> key(
                            store.id(),
                            "Secret",
                            part.path("name").asText(),
                            part.path("key").asText(),
                            secrets,
                            findings));
        }
        for (Resource cluster : manifests.of("Cluster")) {
            cluster.spec()
                    .path("plugins")
                    .forEach(plugin -> exists(
                            cluster,
                            "ObjectStore",
                            plugin.at("/parameters/barmanObjectName").asText(),
                            manifests,
                            findings));
        }
        for (Resource binding : manifests.of("RoleBinding")) {
            exists(binding, "Role", binding.json().at("/roleRef/name").asText(), manifests, findings);
            binding.json()
                    .path("subjects")
                    .forEach(subject -> exists(
                            binding, "ServiceAccount", subject.path("name").asText(), manifests, findings));
        }
        return findings;
    }

    /** Secrets that are there, and those that operators make, with their keys. */
    private static Map<String, Set<String>> secrets(Manifests manifests) {
        Map<String, Set<String>> secrets = new HashMap<>();
        for (Resource secret : manifests.of("Secret")) {
            Set<String> keys =
                    new HashSet<>(Resource.strings(secret.json().path("data")).keySet());
            keys.addAll(Resource.strings(secret.json().path("stringData")).keySet());
            secrets.put(secret.name(), keys);
        }
        for (Resource external : manifests.of("ExternalSecret")) {
            Set<String> keys = new HashSet<>();
            external.spec()
                    .path("data")
                    .forEach(one -> keys.add(one.path("secretKey").asText()));
            secrets.put(external.spec().at("/target/name").asText(external.name()), keys);
        }
        for (Resource user : manifests.of("KafkaUser")) {
            secrets.put(user.name(), Set.of("password", "sasl.jaas.config"));
        }
        for (Resource kafka : manifests.of("Kafka")) {
            secrets.put(kafka.name() + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password"));
        }
        for (Resource cluster : manifests.of("Cluster")) {
            secrets.put(cluster.name() + "-app", Set.of("username", "password", "dbname", "host", "port", "jdbc-uri"));
            secrets.put(cluster.name() + "-ca", Set.of("ca.crt"));
        }
        return secrets;
    }

    private static void pod(
            Resource workload,
            Map<String, Set<String>> maps,
            Map<String, Set<String>> secrets,
            Manifests manifests,
            List<Finding> findings) {
        JsonNode pod = workload.pod();
        for (JsonNode container : workload.allContainers()) {
            for (JsonNode from : container.path("envFrom")) {
                key(workload.id(), "ConfigMap", from.at("/configMapRef/name").asText(), "", maps, findings);
                if (from.has("secretRef")) {
                    key(workload.id(), "Secret", from.at("/secretRef/name").asText(), "", secrets, findings);
                }
            }
            for (JsonNode variable : container.path("env")) {
                JsonNode map = variable.at("/valueFrom/configMapKeyRef");
                JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                if (!map.isMissingNode() && !map.path("optional").asBoolean()) {
                    key(
                            workload.id(),
                            "ConfigMap",
                            map.path("name").asText(),
                            map.path("key").asText(),
                            maps,
                            findings);
                }
                if (!secret.isMissingNode() && !secret.path("optional").asBoolean()) {
                    key(
                            workload.id(),
                            "Secret",
                            secret.path("name").asText(),
                            secret.path("key").asText(),
                            secrets,
                            findings);
                }
            }
        }
        for (JsonNode volume : pod.path("volumes")) {
            if (volume.has("configMap")) {
                keys(
                        workload.id(),
                        "ConfigMap",
                        volume.at("/configMap/name").asText(),
                        volume.at("/configMap/items"),
                        maps,
                        findings);
            }
            if (volume.has("secret")) {
                keys(
                        workload.id(),
                        "Secret",
                        volume.at("/secret/secretName").asText(),
                        volume.at("/secret/items"),
                        secrets,
                        findings);
            }
            if (volume.has("persistentVolumeClaim")) {
                String claim = volume.at("/persistentVolumeClaim/claimName").asText();
                exists(workload, "PersistentVolumeClaim", claim, manifests, findings);
            }
        }
        if (pod.has("serviceAccountName")) {
            exists(workload, "ServiceAccount", pod.path("serviceAccountName").asText(), manifests, findings);
        }
        if (pod.has("priorityClassName")) {
            exists(workload, "PriorityClass", pod.path("priorityClassName").asText(), manifests, findings);
        }
    }

    private static void keys(
            String where,
            String kind,
            String name,
            JsonNode items,
            Map<String, Set<String>> there,
            List<Finding> findings) {
        key(where, kind, name, "", there, findings);
        items.forEach(item -> key(where, kind, name, item.path("key").asText(), there, findings));
    }

    /** @param key empty: any */
    private static void key(
            String where,
            String kind,
            String name,
            String key,
            Map<String, Set<String>> there,
            List<Finding> findings) {
        Set<String> keys = there.get(name);
        if (keys == null) {
            findings.add(new Finding(NAME, where, kind + " " + name + " is not there"));
        } else if (!key.isEmpty() && !keys.contains(key)) {
            findings.add(new Finding(NAME, where, kind + " " + name + " has no key " + key + ", only " + keys));
        }
    }

    private static void exists(Resource from, String kind, String name, Manifests manifests, List<Finding> findings) {
        if (manifests.find(kind, name).isEmpty()) {
            findings.add(new Finding(NAME, from.id(), kind + " " + name + " is not there"));
        }
    }

    private static void backend(Resource route, JsonNode backend, Manifests manifests, List<Finding> findings) {
        boolean there = manifests
                .find("Service", backend.path("name").asText())
                .filter(service -> Resource.stream(service.spec().path("ports"))
                        .anyMatch(port -> port.path("port").equals(backend.path("port"))))
                .isPresent();
        if (!there) {
            findings.add(new Finding(NAME, route.id(), "Service " + backend + " is not there"));
        }
    }
}
