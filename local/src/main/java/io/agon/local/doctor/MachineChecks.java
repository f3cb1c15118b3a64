package io.agon.local.doctor;

import io.agon.embedded.EmbeddedDatabase;
import io.agon.embedded.Folders;
import io.agon.embedded.FreePorts;
import io.agon.embedded.PostgresCache;
import io.agon.local.CommandFailure;
import io.agon.local.mesh.Capacity;
import io.agon.local.mesh.DataFolder;
import io.agon.local.mesh.Installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be wrong with the machine. */
public final class MachineChecks {
    private static final int JDK = 25;
    private static final List<Integer> OLDEST_MAVEN = List.of(3, 8, 7);
    private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final long MIB = 1024 * 1024;

    private final Installation installation;
    private final DataFolder data;

    public MachineChecks(Installation installation, DataFolder data) {
        this.installation = installation;
        this.data = data;
    }

    /** In the order in which they are worth reading. */
    public List<Supplier<Finding>> all() {
        return List.of(
                () -> jdk(Runtime.version().feature(), System.getProperty("java.home")),
                () -> maven(mavenSays()),
                this::packages,
                this::capacity,
                this::ports,
                this::database);
    }

    static Finding jdk(int version, String home) {
        return version == JDK
                ? Finding.ok("JDK", version + " in " + home)
                : Finding.fail("JDK", version + " in " + home, "install JDK " + JDK + " and set JAVA_HOME to it");
    }

    /** @param said what {@code mvn -v} wrote, or nothing if it is not there */
    static Finding maven(Optional<String> said) {
        String mend = "install Maven 3.8.7 or newer; only building needs it";
        if (said.isEmpty()) {
            return Finding.warn("Maven", "not found on the PATH", mend);
        }
        Matcher matcher = MAVEN_VERSION.matcher(said.get());
        if (!matcher.find()) {
            return Finding.warn("Maven", "its version could not be read", mend);
        }
        List<Integer> version = List.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        String shown = matcher.group().substring("Apache Maven ".length());
        for (int i = 0; i < 3; i++) {
            int difference = Integer.compare(version.get(i), OLDEST_MAVEN.get(i));
            if (difference < 0) {
                return Finding.warn("Maven", shown + " is too old", mend);
            }
            if (difference > 0) {
                break;
            }
        }
        return Finding.ok("Maven", shown);
    }

    private static Optional<String> mavenSays() {
        try {
            Process maven = new ProcessBuilder("mvn", "-B", "-v")
                    .redirectErrorStream(true)
                    .start();
            maven.getOutputStream().close();
            String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return maven.waitFor(20, TimeUnit.SECONDS) && maven.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Finding packages() {
        try {
            installation.check(installation.built());
            return Finding.ok("Services", "built");
        } catch (CommandFailure e) {
            return Finding.fail("Services", "not all are built", e.getMessage());
        }
    }

    private Finding capacity() {
        try {
            Capacity capacity = Capacity.of(data.create());
            String seen = capacity.diskFree() / MIB + " MiB free on the disk of " + data.path()
                    + (capacity.memoryFree().isPresent()
                            ? ", " + capacity.memoryFree().getAsLong() / MIB + " MiB of memory"
                            : "");
            return capacity.shortage(data)
                    .map(shortage -> Finding.fail("Disk and memory", seen, shortage))
                    .orElseGet(() -> Finding.ok("Disk and memory", seen));
        } catch (IOException | CommandFailure e) {
            return Finding.fail(
                    "Disk and memory",
                    "the data folder cannot be used: " + e.getMessage(),
                    "name another with AGON_HOME");
        }
    }

    private Finding ports() {
        try {
            List<Integer> free = FreePorts.take(10);
            return Finding.ok("Ports", free.size() + " free ones found on 127.0.0.1");
        } catch (RuntimeException e) {
            return Finding.fail("Ports", e.getMessage(), "allow programs to listen on the loopback address");
        }
    }

    private Finding database() {
        try {
            Path folder = Files.createTempDirectory("agon-doctor");
            try (EmbeddedDatabase database = EmbeddedDatabase.start(new EmbeddedDatabase.Options(
                    folder, PostgresCache.folder(), FreePorts.take(1).getFirst(), false))) {
                return Finding.ok(
                        "Database",
                        "PostgreSQL starts (process " + database.process().pid() + ")");
            } finally {
                Folders.delete(folder);
            }
        } catch (RuntimeException | IOException e) {
            String why = e.getCause() == null
                    ? e.getMessage()
                    : e.getMessage() + ": " + e.getCause().getMessage();
            boolean root = "root".equals(System.getProperty("user.name"));
            return Finding.fail(
                    "Database",
                    why,
                    root
                            ? "PostgreSQL refuses to run as root: allow user namespaces (unshare -U), or use another user"
                            : "look at the message; the folder for programs is " + PostgresCache.folder());
        }
    }
}
