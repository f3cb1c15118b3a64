package io.agon.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it; tests make their own.
 *
 * @param environment the environment variables
 * @param folder the working folder, which relative paths are resolved against
 * @param out where results go
 * @param err where progress goes when results are for machines, and errors always
 * @param terminal whether a person looks at {@code out}
 * @param width of the terminal in columns
 * @param clock for rates and remaining times
 */
public record Surroundings(
        Map<String, String> environment,
        Path folder,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        int width,
        Clock clock) {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 200;

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal =
                System.console() != null && System.console().isTerminal() && !"dumb".equals(environment.get("TERM"));
        return new Surroundings(
                environment,
                Path.of("").toAbsolutePath(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminal,
                width(environment.get("AGON_COLUMNS")),
                Clock.systemUTC());
    }

    /** A variable's value, unless it is missing or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** Whether colours are wanted: at a terminal, unless {@code NO_COLOR} is set. */
    public boolean colours() {
        return terminal && variable("NO_COLOR").isEmpty();
    }

    static int width(String columns) {
        if (columns == null || !columns.strip().matches("[0-9]{1,6}")) {
            return USUAL_WIDTH;
        }
        return Math.clamp(Integer.parseInt(columns.strip()), NARROWEST, WIDEST);
    }
}
