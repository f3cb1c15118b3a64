package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All manifests of an overlay, and those that its services make of templates. */
public record Manifests(List<Resource> all) {
    private static final ObjectMapper YAML = new YAMLMapper(new YAMLFactory());
    /** evolution-service makes Jobs of what it finds here. */
    private static final String TEMPLATE = "job.yaml";

    public Manifests {
        all = List.copyOf(all);
    }

    /** Reads documents of YAML; a Job that stands in a ConfigMap as a template counts, too. */
    public static Manifests parse(String yaml) {
        List<Resource> all = new ArrayList<>();
        for (JsonNode document : documents(yaml)) {
            Resource resource = new Resource(document);
            all.add(resource);
            JsonNode template = document.path("data").path(TEMPLATE);
            if (resource.kind().equals("ConfigMap") && template.isTextual()) {
                documents(template.asText()).stream().map(Resource::new).forEach(all::add);
            }
        }
        return new Manifests(all);
    }

    static List<JsonNode> documents(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML", e);
        }
    }

    public List<Resource> of(String kind) {
        return all.stream().filter(resource -> resource.kind().equals(kind)).toList();
    }

    public Optional<Resource> find(String kind, String name) {
        return of(kind).stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst();
    }

    public List<Resource> workloads() {
        return all.stream().filter(Resource::workload).toList();
    }

    /**
     * Pods that will run, by their labels and the names and numbers of their ports: those of the workloads, and those that operators make.
     */
    public List<Pod> pods() {
        List<Pod> pods = new ArrayList<>();
        for (Resource workload : workloads()) {
            Set<String> ports = new HashSet<>();
            workload.containers()
                    .forEach(container -> container.path("ports").forEach(port -> {
                        ports.add(port.path("name").asText());
                        ports.add(port.path("containerPort").asText());
                    }));
            pods.add(new Pod(workload.id(), workload.podLabels(), ports));
        }
        for (Resource kafka : of("Kafka")) {
            Set<String> ports = new HashSet<>();
            kafka.spec()
                    .at("/kafka/listeners")
                    .forEach(listener -> ports.add(listener.path("port").asText()));
            pods.add(
                    new Pod(kafka.id(), Map.of("strimzi.io/cluster", kafka.name(), "strimzi.io/kind", "Kafka"), ports));
        }
        if (!of("Kafka").isEmpty()) {
            pods.add(new Pod(
                    "Kafka exporter",
                    Map.of("strimzi.io/cluster", of("Kafka").getFirst().name(), "strimzi.io/kind", "KafkaExporter"),
                    Set.of("tcp-prometheus", "9404")));
        }
        for (Resource cluster : of("Cluster")) {
            pods.add(new Pod(
                    cluster.id(),
                    Map.of("cnpg.io/cluster", cluster.name(), "cnpg.io/podRole", "instance"),
                    Set.of("5432", "8000", "metrics", "9187")));
        }
        return pods;
    }

    /**
     * Pods of a kind.
     *
     * @param ports names and numbers
     */
    public record Pod(String of, Map<String, String> labels, Set<String> ports) {}
}
