package io.agon.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a child process the leader of a session of its own.
 *
 * <p>A terminal sends Ctrl-C to every process of the foreground group. Children that are supervised must not get it: their
 * supervisor stops them, in order.
 */
public final class OwnSession {
    private static final Optional<List<String>> PREFIX = prefix();

    private OwnSession() {}

    /** The command, started through a program that every Linux or macOS has; as it is where there is none. */
    public static List<String> of(List<String> command) {
        List<String> wrapped = new ArrayList<>(PREFIX.orElse(List.of()));
        wrapped.addAll(command);
        return wrapped;
    }

    private static Optional<List<String>> prefix() {
        return find("setsid")
                .map(List::of)
                .or(() -> find("perl")
                        .map(perl -> List.of(
                                perl, "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127", "--")));
    }

    private static Optional<String> find(String program) {
        for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }
}
