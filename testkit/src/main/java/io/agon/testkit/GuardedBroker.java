package io.agon.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.embedded.FreePorts;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * A broker as the manifests have it: encrypted, its clients show who they are, and each has the rights that
 * {@code k8s/components/kafka-strimzi/users.yaml} gives it and no other.
 */
public final class GuardedBroker implements AutoCloseable {
    private static final Path USERS = Path.of("../k8s/components/kafka-strimzi/users.yaml");

    private final TlsProxy proxy;
    private final TlsProxy.Certificate certificate;
    private final EmbeddedBroker broker;
    private final int inside;

    private GuardedBroker(TlsProxy proxy, TlsProxy.Certificate certificate, EmbeddedBroker broker, int inside) {
        this.proxy = proxy;
        this.certificate = certificate;
        this.broker = broker;
        this.inside = inside;
    }

    /** Starts one with all topics. */
    public static GuardedBroker start(Path folder, TlsProxy.Certificate certificate) throws IOException {
        List<JsonNode> users = users();
        Map<String, String> passwords = users.stream()
                .map(GuardedBroker::name)
                .collect(Collectors.toMap(name -> name, GuardedBroker::password));
        List<Integer> ports = FreePorts.take(2);
        TlsProxy proxy = TlsProxy.open(certificate, ports.getFirst());
        EmbeddedBroker broker =
                EmbeddedBroker.startGuarded(folder, ports.getFirst(), proxy.port(), ports.getLast(), passwords);
        GuardedBroker guarded = new GuardedBroker(proxy, certificate, broker, ports.getLast());
        TopicAdministration.create(new KafkaSettings(guarded.direct(), "testkit", null), Topics.all(), (short) 1);
        guarded.grant(users);
        return guarded;
    }

    private static List<JsonNode> users() {
        YAMLMapper yaml = new YAMLMapper();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(USERS.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(JsonNode user) {
        return user.at("/metadata/name").asText();
    }

    private static String password(String user) {
        return "password-of-" + user;
    }

    private void grant(List<JsonNode> users) {
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode user : users) {
            for (JsonNode acl : user.at("/spec/authorization/acls")) {
                ResourcePattern resource = new ResourcePattern(
                        ResourceType.fromString(acl.at("/resource/type").asText()),
                        acl.at("/resource/name").asText(),
                        acl.at("/resource/patternType").asText().equals("prefix")
                                ? PatternType.PREFIXED
                                : PatternType.LITERAL);
                for (JsonNode operation : acl.get("operations")) {
                    rights.add(new AclBinding(
                            resource,
                            new AccessControlEntry(
                                    "User:" + name(user),
                                    "*",
                                    AclOperation.fromString(operation.asText()),
                                    AclPermissionType.ALLOW)));
                }
            }
        }
        try (Admin admin = Admin.create(direct())) {
            var unused = admin.createAcls(rights).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rights were given", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("rights could not be given", e);
        }
    }

    /** For the test itself, which may do everything. */
    public Map<String, Object> direct() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + inside);
    }

    /** For a client of this user. */
    public Map<String, Object> connection(String user, String password) {
        Map<String, Object> connection = new HashMap<>();
        connection.put("bootstrap.servers", broker.bootstrapServers());
        connection.put("security.protocol", "SASL_SSL");
        connection.put("sasl.mechanism", "SCRAM-SHA-512");
        connection.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
        connection.put("ssl.truststore.type", "PEM");
        connection.put("ssl.truststore.location", certificate.pem().toString());
        return connection;
    }

    /** The same for a client that knows its password. */
    public Map<String, Object> connection(String user) {
        return connection(user, password(user));
    }

    /** The same as variables of a service's environment, by the names that its Deployment gives them. */
    public Map<String, String> environment(String user) {
        return connection(user).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> "KAFKA_"
                                + entry.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        entry -> entry.getValue().toString()));
    }

    @Override
    public void close() throws IOException {
        broker.close();
        proxy.close();
    }
}
