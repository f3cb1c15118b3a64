package io.agon.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One Kafka broker that is its own controller (KRaft), in this JVM. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** A broker on a free port. */
    public static EmbeddedBroker start(Path folder) {
        return start(folder, FreePorts.take(1).getFirst());
    }

    /**
     * Starts a broker and returns when it serves. The folder is formatted where it is new and used as it is otherwise.
     *
     * @param folder for logs and metadata, created where missing
     * @param port where clients connect, on the loopback address
     */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, port);
    }

    /**
     * Starts a broker behind a proxy.
     *
     * @param folder for logs and metadata, created where missing
     * @param port where it listens, on the loopback address
     * @param advertised where it tells clients to connect, on the loopback address
     */
    public static EmbeddedBroker start(Path folder, int port, int advertised) {
        Properties settings = settings(folder, port, FreePorts.take(1).getFirst());
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised);
        return start(folder, settings, advertised, List.of());
    }

    /**
     * Starts a broker that asks clients who they are (SASL, SCRAM-SHA-512) and lets them do what its access control lists say, which is
     * nothing at first.
     *
     * @param folder for logs and metadata, created where missing
     * @param port where it listens, on the loopback address
     * @param advertised where it tells clients to connect, on the loopback address
     * @param inside a port of the loopback address where nobody is asked anything, to set up what the others find
     * @param passwords of its users, by name
     */
    public static EmbeddedBroker startGuarded(
            Path folder, int port, int advertised, int inside, Map<String, String> passwords) {
        int controller = FreePorts.take(1).getFirst();
        Properties settings = settings(folder, port, controller);
        settings.put(
                "listeners",
                "SASL_PLAINTEXT://127.0.0.1:" + port + ",INSIDE://127.0.0.1:" + inside + ",CONTROLLER://127.0.0.1:"
                        + controller);
        settings.put(
                "advertised.listeners", "SASL_PLAINTEXT://127.0.0.1:" + advertised + ",INSIDE://127.0.0.1:" + inside);
        settings.put(
                "listener.security.protocol.map",
                "SASL_PLAINTEXT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "INSIDE");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        List<String> users = passwords.entrySet().stream()
                .map(user -> "SCRAM-SHA-512=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList();
        return start(folder, settings, advertised, users);
    }

    private static EmbeddedBroker start(Path folder, Properties settings, int advertised, List<String> users) {
        format(folder, users);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, advertised);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns when the broker has stopped, for whatever reason. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder, List<String> users) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Files.createDirectories(folder);
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setScramArguments(users)
                    .setIgnoreFormatted(true)
                    .setPrintStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder " + folder + " could not be made", e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the broker's folder " + folder + " could not be formatted: "
                            + said.toString(StandardCharsets.UTF_8).strip(),
                    e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE));
        p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("message.max.bytes", "4194304");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        // small machines: one broker for a handful of clients
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("background.threads", "2");
        p.put("num.recovery.threads.per.data.dir", "2");
        p.put("log.cleaner.dedupe.buffer.size", "8388608");
        p.put("log.index.size.max.bytes", "1048576");
        p.put("log.segment.bytes", "67108864");
        return p;
    }
}
