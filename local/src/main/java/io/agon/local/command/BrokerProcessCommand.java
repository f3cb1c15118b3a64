package io.agon.local.command;

import io.agon.contracts.Topics;
import io.agon.embedded.EmbeddedBroker;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.TopicAdministration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;

/** The broker's process. */
@Command(
        name = "broker-process",
        mixinStandardHelpOptions = true,
        hidden = true,
        header = "Run the Kafka broker (started by the supervisor).")
final class BrokerProcessCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Option(names = "--folder", required = true)
    private Path folder;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--ready-file", required = true, description = "Gets this process's number when topics are there.")
    private Path readyFile;

    @Override
    public Integer call() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
            parent.workbench().shutdown().before(broker::close);
            KafkaSettings settings =
                    new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()), "agon-local", null);
            TopicAdministration.create(settings, Topics.all(), (short) 1);
            Path half = readyFile.resolveSibling(readyFile.getFileName() + ".part");
            Files.writeString(half, Long.toString(ProcessHandle.current().pid()));
            Files.move(half, readyFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            broker.awaitShutdown();
        }
        return 0;
    }
}
