package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.contracts.Topic;
import io.agon.contracts.Topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Topics are those of the catalogue, and each service may do there what the catalogue says. */
final class TopicRules implements Rule {
    private static final String NAME = "topics";

    @Override
    public List<Finding> findings(Manifests manifests) {
        Map<String, String> wanted = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            long kept = topic.retention().toMillis();
            wanted.put(topic.name(), topic.partitions() + " partitions, kept " + kept);
            wanted.put(topic.deadLetters(), "1 partitions, kept " + kept);
        }
        List<Finding> findings = new ArrayList<>();
        List<Resource> topics = manifests.of("KafkaTopic");
        Map<String, String> found = new TreeMap<>();
        for (Resource topic : topics) {
            found.put(
                    topic.name(),
                    topic.spec().path("partitions").asText() + " partitions, kept "
                            + topic.spec().path("config").path("retention.ms").asText());
            if (topic.spec().path("replicas").asInt() < 3
                    || topic.spec().path("config").path("min.insync.replicas").asInt() < 2) {
                findings.add(new Finding(NAME, topic.id(), "must be on three brokers, and in step on two"));
            }
        }
        for (Resource map : manifests.of("ConfigMap")) {
            map.json()
                    .path("data")
                    .path("topics.csv")
                    .asText("")
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row -> found.put(row[0], row[1] + " partitions, kept " + row[2]));
        }
        if (!found.equals(wanted)) {
            Set<String> differing = new TreeSet<>(wanted.keySet());
            differing.addAll(found.keySet());
            differing.removeIf(topic -> wanted.getOrDefault(topic, "-").equals(found.get(topic)));
            findings.add(new Finding(NAME, "topics", "differ from the catalogue: " + differing));
        }
        if (!topics.isEmpty()) {
            users(manifests, findings);
        }
        return findings;
    }

    private static void users(Manifests manifests, List<Finding> findings) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            topic.producers().forEach(service -> may(wanted, service, "Write", topic.name()));
            topic.consumers().forEach(service -> {
                may(wanted, service, "Read", topic.name());
                may(wanted, service, "Write", topic.deadLetters());
            });
        }
        wanted.forEach((service, rights) -> {
            Set<String> given = manifests.find("KafkaUser", service).stream()
                    .flatMap(user -> Resource.stream(user.spec().at("/authorization/acls")))
                    .flatMap(TopicRules::rights)
                    .collect(Collectors.toSet());
            Set<String> missing = new TreeSet<>(rights);
            missing.removeAll(given);
            if (!missing.isEmpty()) {
                findings.add(new Finding(NAME, "KafkaUser/" + service, "may not " + missing));
            }
            Set<String> more = new TreeSet<>(given);
            more.removeAll(rights);
            // dead letters are read by those who asked
            more.removeIf(right -> right.startsWith("Read dlq."));
            if (!more.isEmpty()) {
                findings.add(new Finding(NAME, "KafkaUser/" + service, "may more than it needs: " + more));
            }
        });
    }

    private static void may(Map<String, Set<String>> all, String service, String operation, String topic) {
        all.computeIfAbsent(service, unknown -> new TreeSet<>()).add(operation + " " + topic);
    }

    private static java.util.stream.Stream<String> rights(JsonNode acl) {
        if (!acl.at("/resource/type").asText().equals("topic")) {
            return java.util.stream.Stream.of();
        }
        return Resource.stream(acl.path("operations"))
                .map(JsonNode::asText)
                .filter(operation -> !operation.equals("Describe"))
                .map(operation -> operation + " " + acl.at("/resource/name").asText());
    }
}
