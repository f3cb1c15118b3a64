package io.agon.local.mesh;

import io.agon.embedded.EmbeddedDatabase;
import io.agon.embedded.FreePorts;
import io.agon.embedded.PostgresCache;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.endpoint.Endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A running mesh that this process supervises. Closing it stops everything, within bounds. */
public final class Mesh implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final long BETWEEN_QUESTIONS = Duration.ofMillis(2).toNanos();
    private static final long READY = Duration.ofSeconds(90).toNanos();
    private static final Duration STOP = Duration.ofSeconds(10);

    private final DataFolder data;
    private final MeshLock lock;
    private final Supervisor supervisor;
    private final CompletableFuture<CommandFailure> trouble = new CompletableFuture<>();
    private final Clock clock;
    private volatile MeshState about;
    private volatile MeshPlan plan;
    private volatile Opening opening;
    private volatile MeshPlan.Database connection;

    private Mesh(DataFolder data, MeshLock lock, Clock clock, Consumer<String> says) {
        this.data = data;
        this.lock = lock;
        this.clock = clock;
        this.supervisor = new Supervisor(RestartPolicy::usual, clock, says, this::save);
    }

    /**
     * What a start needs to know.
     *
     * @param variable reads the environment, for the endpoint's key
     * @param says told what happens, for people
     * @param opened told as soon as there is something to close, so that a Ctrl-C during the start leaves nothing behind
     */
    public record Opening(
            Installation installation,
            DataFolder data,
            MeshSettings settings,
            Function<String, Optional<String>> variable,
            Clock clock,
            Consumer<String> says,
            Consumer<Mesh> opened) {}

    /** Starts everything and returns when all is ready. Nothing if another supervisor has the data folder. */
    public static Optional<Mesh> open(Opening opening) {
        opening.installation().check(compilation(opening));
        DataFolder data = opening.data().create();
        Optional<MeshLock> taken = MeshLock.take(data);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        MeshLock lock = taken.get();
        try {
            new Orphans(opening.says()).clear(data);
            Capacity.of(data).shortage(data).ifPresent(shortage -> {
                throw new CommandFailure(ExitCode.ENVIRONMENT, shortage);
            });
            keepOldLogs(data);
            return Optional.of(openWith(lock, opening));
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("the data folder " + data.path() + " could not be used", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Compilation compilation(Opening opening) {
        Compilation wanted = opening.settings().compilation();
        return wanted == null ? opening.installation().built() : wanted;
    }

    private static Mesh openWith(MeshLock lock, Opening opening) {
        for (int attempt = 1; ; attempt++) {
            Mesh mesh = new Mesh(opening.data(), lock, opening.clock(), opening.says());
            opening.opened().accept(mesh);
            try {
                mesh.start(opening);
                return mesh;
            } catch (PartFailure e) {
                mesh.stopParts();
                boolean chosenByUser = opening.settings().apiPort() != 0;
                if (!e.portTaken() || attempt == ATTEMPTS || chosenByUser) {
                    throw new CommandFailure(
                            ExitCode.ENVIRONMENT, "The mesh could not be started: " + e.getMessage(), e);
                }
            } catch (RuntimeException e) {
                mesh.stopParts();
                throw e;
            }
        }
    }

    /** Where evolution-service listens. */
    public URI api() {
        return about.api();
    }

    public MeshState state() {
        return about.with(supervisor.parts());
    }

    /**
     * Starts further judges and returns when they are ready. Not for two threads at once.
     *
     * @throws CommandFailure if one does not come up
     */
    public void addJudges(int count) {
        List<Integer> free = FreePorts.take(count);
        int first = about.judges() + 1;
        try {
            supervisor.start(IntStream.range(0, count)
                    .mapToObj(i -> plan.judge(
                            "judge-" + (first + i),
                            free.get(i),
                            opening.settings().judgeSlots()))
                    .map(this::service)
                    .toList());
        } catch (PartFailure e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, "Further judges could not be started: " + e.getMessage(), e);
        }
        about = about.withJudges(about.judges() + count);
        save();
    }

    /**
     * How long one more replica of a service takes from the start of its process until it says that it is ready. It is
     * stopped again.
     *
     * @param service such as {@code judge-service}
     */
    public Duration timeToReady(String service) {
        Part replica = service(another(service));
        try {
            long began = System.nanoTime();
            Part.Running running = replica.start();
            try {
                while (!running.ready()) {
                    boolean late = System.nanoTime() - began > READY;
                    if (late || running.ended().isDone()) {
                        throw new CommandFailure(
                                ExitCode.ENVIRONMENT, service + " did not become ready. " + running.lastWords());
                    }
                    LockSupport.parkNanos(BETWEEN_QUESTIONS);
                }
                return Duration.ofNanos(System.nanoTime() - began);
            } finally {
                running.stop(STOP);
            }
        } catch (PartFailure e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), e);
        }
    }

    /** Completes when something cannot be kept alive: the mesh is of no more use then. */
    public CompletableFuture<CommandFailure> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopParts();
        lock.close();
    }

    private void stopParts() {
        supervisor.close();
        MeshState.remove(data);
    }

    private void start(Opening toOpen) throws PartFailure {
        opening = toOpen;
        MeshSettings settings = opening.settings();
        Iterator<Integer> free =
                FreePorts.take(7 + settings.generators() + settings.judges()).iterator();
        MeshPlan.Ports ports = new MeshPlan.Ports(free.next(), free.next(), free.next());
        int api = settings.apiPort() == 0 ? free.next() : settings.apiPort();
        if (settings.apiPort() != 0 && ProcessPart.portTaken(settings.apiPort())) {
            throw new PartFailure(
                    "port " + settings.apiPort()
                            + " is taken: name another with --port, or leave it out for a free one",
                    false);
        }
        boolean simulated = settings.endpoint().simulated();
        URI tier = simulated
                ? URI.create("http://127.0.0.1:" + ports.simulator() + "/v1")
                : settings.endpoint().baseUrl();
        plan = new MeshPlan(
                opening.installation(),
                data,
                ports,
                tier,
                settings.models(),
                compilation(opening),
                settings.training()
                        .line(simulated, MeshPlan.simulatorTrainer(opening.installation(), data, settings.training())));
        about = new MeshState(
                Processes.identify(ProcessHandle.current()),
                false,
                settings.roster().runs(),
                settings.roster() == Roster.BOOKS ? null : URI.create("http://127.0.0.1:" + api),
                new MeshState.Tier(
                        tier,
                        simulated,
                        settings.endpoint().keyVariable(),
                        settings.models() == null ? null : settings.models().writer(),
                        settings.models() == null ? null : settings.models().judge()),
                settings.generators(),
                settings.judges(),
                clock.instant(),
                List.of());
        var unused = supervisor
                .gaveUp()
                .thenAccept(failure -> trouble.complete(new CommandFailure(
                        ExitCode.ENVIRONMENT, failure.getMessage() + "\nAll logs are in " + data.logs())));

        DatabasePart database = new DatabasePart(
                new EmbeddedDatabase.Options(data.database(), PostgresCache.folder(), ports.database(), true));
        List<Part> ground = new ArrayList<>(List.of(database));
        if (settings.roster() != Roster.READING) {
            ground.add(part(plan.broker(), marked(Path.of(plan.brokerReadyFile()))));
            if (simulated) {
                ground.add(
                        part(plan.simulator(settings.simulatorOptions()), answering(ports.simulator(), "/v1/models")));
            }
        }
        supervisor.start(ground);
        EmbeddedDatabase server = database.database();
        connection = new MeshPlan.Database(server.jdbcUrl(), server.user(), server.password());
        supervisor.start(services(api, free));
        about = about.asReady();
        save();
    }

    private List<Part> services(int api, Iterator<Integer> free) {
        MeshSettings settings = opening.settings();
        Roster roster = settings.roster();
        List<MeshPlan.Command> commands = new ArrayList<>();
        if (roster != Roster.BOOKS) {
            commands.add(
                    plan.evolution("evolution", new MeshPlan.Address(api, free.next()), connection, roster.runs()));
        }
        if (roster.runs()) {
            IntStream.rangeClosed(1, settings.generators())
                    .forEach(n -> commands.add(plan.generator("generator-" + n, free.next())));
            IntStream.rangeClosed(1, settings.judges())
                    .forEach(n -> commands.add(plan.judge("judge-" + n, free.next(), settings.judgeSlots())));
        }
        if (roster.books()) {
            int port = roster == Roster.BOOKS ? api : free.next();
            commands.add(scaffold(MeshState.SCAFFOLD, new MeshPlan.Address(port, free.next())));
        }
        return commands.stream().map(this::service).toList();
    }

    /** One more replica, which takes no work from the others for long. */
    private MeshPlan.Command another(String service) {
        String name = "another-" + service;
        List<Integer> free = FreePorts.take(2);
        MeshPlan.Address address = new MeshPlan.Address(free.getFirst(), free.getLast());
        MeshSettings settings = opening.settings();
        return switch (service) {
            case "evolution-service" ->
                plan.evolution(name, address, connection, settings.roster().runs());
            case "generator-service" -> plan.generator(name, address.port());
            case "judge-service" -> plan.judge(name, address.port(), settings.judgeSlots());
            case "scaffold-service" -> scaffold(name, address);
            default -> throw new IllegalArgumentException("service '" + service + "' is unknown");
        };
    }

    private MeshPlan.Command scaffold(String name, MeshPlan.Address address) {
        return plan.scaffold(name, address, connection, Optional.ofNullable(about.api()));
    }

    private Part service(MeshPlan.Command command) {
        return part(command, answering(command.management().orElseThrow(), "/q/health/ready"));
    }

    private Part part(MeshPlan.Command command, LongPredicate ready) {
        Map<String, String> environment = new HashMap<>(command.environment());
        Endpoint endpoint = opening.settings().endpoint();
        if (endpoint.keyVariable() != null) {
            opening.variable()
                    .apply(endpoint.keyVariable())
                    .ifPresent(key -> environment.put(MeshPlan.KEY_VARIABLE, key));
        }
        return new ProcessPart(command.with(environment), data.log(command.name()), ready);
    }

    private static LongPredicate answering(int port, String path) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return pid -> {
            try {
                return client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** The broker writes its process number when it serves and the topics are there. */
    private static LongPredicate marked(Path file) {
        return pid -> {
            try {
                return Files.readString(file).strip().equals(Long.toString(pid));
            } catch (NoSuchFileException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(file + " could not be read", e);
            }
        };
    }

    private synchronized void save() {
        MeshState now = about;
        if (now != null && !lock.closed()) {
            now.with(supervisor.parts()).write(data);
        }
    }

    private static void keepOldLogs(DataFolder data) throws IOException {
        try (Stream<Path> logs = Files.list(data.logs())) {
            for (Path log : logs.filter(f -> f.toString().endsWith(".log")).toList()) {
                if (!log.getFileName().toString().equals("supervisor.log")) {
                    Files.move(
                            log,
                            log.resolveSibling(log.getFileName() + ".previous"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
