package io.agon.local.mesh;

import io.agon.local.endpoint.ModelChoice;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The command lines and environments of a mesh's processes. Pure.
 *
 * <p>Command lines can be read by everybody on a machine, so secrets travel in environments only; the settings on the
 * command line refer to them by name, and the services resolve the reference.
 *
 * @param tier where models are called, the simulator's address included
 * @param trainer what trains models, if anything does
 */
record MeshPlan(
        Installation installation,
        DataFolder data,
        Ports ports,
        URI tier,
        ModelChoice models,
        Compilation compilation,
        Optional<List<String>> trainer) {
    static final String KEY_VARIABLE = "AGON_ENDPOINT_API_KEY";
    static final String PASSWORD_VARIABLE = "AGON_DATABASE_PASSWORD";

    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final String GUARD = "io.agon.local.guard.Guarded";

    /** Ports of the loopback address. */
    record Ports(int broker, int database, int simulator) {}

    /**
     * One process.
     *
     * @param management where it tells its health and its metrics, if it does
     */
    record Command(String name, int port, OptionalInt management, List<String> line, Map<String, String> environment) {
        Command with(Map<String, String> other) {
            return new Command(name, port, management, line, other);
        }
    }

    /**
     * Where a service listens.
     *
     * @param management the same for workers: they have nothing else to tell
     */
    record Address(int port, int management) {
        static Address worker(int port) {
            return new Address(port, port);
        }
    }

    /** How services reach the database. */
    record Database(String jdbcUrl, String user, String password) {}

    String brokerReadyFile() {
        return data.broker().resolve("ready").toString();
    }

    Command broker() {
        List<String> line = java(320);
        line.addAll(List.of(
                "-cp",
                installation.guard() + ":" + installation.program(),
                GUARD,
                "io.agon.local.Main",
                "broker-process",
                "--folder=" + data.broker(),
                "--port=" + ports.broker(),
                "--ready-file=" + brokerReadyFile()));
        return new Command("broker", ports.broker(), OptionalInt.empty(), line, Map.of());
    }

    Command simulator(List<String> options) {
        List<String> line = java(192);
        line.addAll(List.of(
                "-cp",
                installation.guard() + ":" + installation.program(),
                GUARD,
                "io.agon.simulator.Main",
                "--port=" + ports.simulator(),
                "--adapters=" + data.models()));
        line.addAll(options);
        return new Command("simulator", ports.simulator(), OptionalInt.empty(), line, Map.of());
    }

    Command generator(String name, int port) {
        return worker("generator-service", name, port, Map.of());
    }

    /** @param slots matches in flight; 0: as many as the service does by default */
    Command judge(String name, int port, int slots) {
        Map<String, String> more = slots == 0 ? Map.of() : Map.of("agon.work.slots", Integer.toString(slots));
        return worker("judge-service", name, port, more);
    }

    /** @param evolution where drafts of scenes are judged, if evolution-service is there */
    Command scaffold(String name, Address address, Database database, Optional<URI> evolution) {
        Map<String, String> settings = new LinkedHashMap<>(database(database));
        settings.putAll(broker(name));
        settings.putAll(endpoint());
        if (models != null) {
            settings.put("agon.models.scaffold.model", models.writer());
            settings.put("agon.models.writer.model", models.writer());
            settings.put("agon.models.judge.model", models.judge());
        }
        evolution.ifPresent(url -> settings.put("agon.evolution.url", url.toString()));
        // books are held in memory whole
        return service(
                "scaffold-service", name, address, 384, settings, Map.of(PASSWORD_VARIABLE, database.password()));
    }

    /** @param serving whether it takes part in runs, or only reads old ones */
    Command evolution(String name, Address address, Database database, boolean serving) {
        Map<String, String> settings = new LinkedHashMap<>(database(database));
        if (serving) {
            settings.putAll(broker(name));
        } else {
            settings.put("agon.messaging.enabled", "false");
        }
        if (models != null) {
            settings.put("agon.models.writer.model", models.writer());
            settings.put("agon.models.judge.model", models.judge());
        }
        trainer.ifPresent(line -> {
            settings.put("agon.training.by", "command");
            settings.put("agon.training.command.line", listed(line));
            settings.put("agon.training.command.folder", data.trainings().toString());
            settings.put("agon.training.command.models", data.models().toString());
            settings.put("agon.serving.servers", tier.toString());
            settings.put("agon.serving.api-key", "${" + KEY_VARIABLE + ":none}");
        });
        return service(
                "evolution-service", name, address, 512, settings, Map.of(PASSWORD_VARIABLE, database.password()));
    }

    /** As a setting with several values is written. */
    private static String listed(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace(",", "\\,").replace("${", "\\${"))
                .collect(Collectors.joining(","));
    }

    /** The simulator's own trainer: {@code {...}} is filled in by whoever calls it. */
    static List<String> simulatorTrainer(Installation installation, DataFolder data, Training training) {
        List<String> line = new ArrayList<>(List.of(
                installation.java().toString(),
                "-Xmx128m",
                QUICK_COMPILER,
                "-cp",
                installation.program().toString(),
                "io.agon.simulator.Main",
                "train",
                "--dataset={dataset}",
                "--output={output}",
                "--base={base}",
                "--method={method}",
                "--adapters=" + data.models()));
        line.addAll(training.options());
        return line;
    }

    private Command worker(String service, String name, int port, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(broker(name));
        settings.putAll(more);
        settings.putAll(endpoint());
        int heap = compilation == Compilation.NATIVE ? 48 : 192;
        return service(service, name, Address.worker(port), heap, settings, Map.of());
    }

    private static Map<String, String> database(Database database) {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                "${" + PASSWORD_VARIABLE + "}");
    }

    private Map<String, String> endpoint() {
        return Map.of(
                "agon.inference.endpoints.default.base-url",
                tier.toString(),
                "agon.inference.endpoints.default.api-key",
                "${" + KEY_VARIABLE + ":none}");
    }

    private Map<String, String> broker(String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.broker());
        settings.put("agon.kafka.instance", name);
        return settings;
    }

    private Command service(
            String service,
            String name,
            Address address,
            int heap,
            Map<String, String> settings,
            Map<String, String> secrets) {
        List<String> line = compilation == Compilation.NATIVE
                ? new ArrayList<>(List.of(installation.executable(service).toString(), "-Xmx" + heap + "m"))
                : java(heap);
        if (compilation == Compilation.THOROUGH || service.equals("evolution-service")) {
            // rates: arithmetic that the second compiler makes three times as fast; the others gain a third in the long
            // run
            line.remove(QUICK_COMPILER);
        }
        line.add("-Dio.agon.ends-with-parent=true");
        line.add("-Dquarkus.http.host=127.0.0.1");
        line.add("-Dquarkus.http.port=" + address.port());
        if (address.management() != address.port()) {
            line.add("-Dquarkus.management.host=127.0.0.1");
            line.add("-Dquarkus.management.port=" + address.management());
        }
        // asked for its health many times a second while it starts
        line.add("-Dquarkus.log.category.\"io.smallrye.health\".level=WARN");
        settings.forEach((key, value) -> line.add("-D" + key + "=" + value));
        if (compilation != Compilation.NATIVE) {
            line.addAll(List.of("-jar", installation.service(service).toString()));
        }
        return new Command(name, address.port(), OptionalInt.of(address.management()), line, secrets);
    }

    /** Small processes that start fast: together they must fit beside a browser on a laptop. */
    private List<String> java(int heapMebibytes) {
        return new ArrayList<>(List.of(
                installation.java().toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                QUICK_COMPILER,
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // a manifest's Add-Opens counts only for the jar that is started, and that is the guard
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));
    }
}
