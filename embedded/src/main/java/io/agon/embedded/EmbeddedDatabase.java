package io.agon.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One PostgreSQL server as a child process, on the loopback address, with a password of its own.
 *
 * <p>PostgreSQL refuses to run as root; there it is started in a user namespace of its own ({@code unshare -U}).
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The one database and its owner. */
    public static final String NAME = "agon";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Process server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * How a server is started.
     *
     * @param folder for the cluster and its password, created where missing, kept for the next start
     * @param cache where PostgreSQL's programs are unpacked, shared between servers
     * @param port on the loopback address
     * @param durable whether a commit survives a crash of the machine; tests do without
     */
    public record Options(Path folder, Path cache, int port, boolean durable) {}

    /** Starts the server and returns when it takes connections. */
    public static EmbeddedDatabase start(Options options) {
        Path home = PostgresBinaries.unpackInto(options.cache());
        Path cluster = options.folder().resolve("cluster").toAbsolutePath();
        try {
            String password = createUnlessThere(home, cluster, options.folder());
            Process server = launch(home, cluster, options);
            return new EmbeddedDatabase(server, options.port(), password);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + options.folder(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** The server's process, for those who watch over it. */
    public ProcessHandle process() {
        return server.toHandle();
    }

    /** Stops the server: open transactions are rolled back, what was committed stays. */
    @Override
    public void close() {
        stop(server.toHandle());
    }

    /** Fast shutdown of a server; forced when it takes too long. */
    public static void stop(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
            server.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }

    private static String createUnlessThere(Path home, Path cluster, Path folder)
            throws IOException, InterruptedException {
        Path secret = folder.resolve("password");
        Path complete = folder.resolve("created");
        if (Files.exists(complete)) {
            return Files.readString(secret).strip();
        }
        Files.createDirectories(folder);
        if (Files.exists(cluster)) {
            // half made
            Folders.delete(cluster);
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password);
        run(
                "",
                home.resolve("bin/initdb").toString(),
                "-D",
                cluster.toString(),
                "-U",
                NAME,
                "--auth=scram-sha-256",
                "--pwfile=" + secret.toAbsolutePath(),
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        run(
                "CREATE DATABASE " + NAME + ";\n",
                home.resolve("bin/postgres").toString(),
                "--single",
                "-D",
                cluster.toString(),
                "template1");
        Files.writeString(complete, "complete\n");
        return password;
    }

    private static Process launch(Path home, Path cluster, Options options) throws IOException, InterruptedException {
        List<String> command = OwnSession.of(asOrdinaryUser(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(options.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "fsync=" + (options.durable() ? "on" : "off"),
                "-c",
                "synchronous_commit=" + (options.durable() ? "on" : "off"))));
        long deadline = System.nanoTime() + START.toNanos();
        Path log = options.folder().resolve("postgresql.log");
        while (true) {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(
                            java.nio.file.Path.of("/dev/null").toFile()))
                    .start();
            while (process.isAlive() && System.nanoTime() < deadline) {
                if (ready(cluster, process.pid())) {
                    return process;
                }
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            if (System.nanoTime() >= deadline) {
                process.destroyForcibly();
                throw new IOException("no answer within " + START.toSeconds() + " s; its log is " + log);
            }
            // Backends of a server that was killed hold its shared memory for a moment: try again until they are gone.
            String said = lastLines(log);
            if (!said.contains("shared memory") && !said.contains("lock file")) {
                throw new IOException("it stopped at once: " + said);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The server writes its state into the eighth line of this file; its own tools look there too. */
    private static boolean ready(Path cluster, long pid) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    private static void run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(asOrdinaryUser(List.of(command)))
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(Path.of(command[0]).getFileName() + " failed: " + said.strip());
        }
    }

    private static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }
}
