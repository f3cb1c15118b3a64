package io.agon.local.command;

import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Compilation;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.Roster;
import picocli.CommandLine.Option;

/** How large the mesh is. */
final class MeshOptions {
    private static final int MOST = 32;
    private static final int MOST_SLOTS = 10_000;

    @Option(
            names = "--judges",
            paramLabel = "N",
            defaultValue = "1",
            description = "Judge processes (1 to " + MOST + "). Default: ${DEFAULT-VALUE}.")
    int judges;

    @Option(
            names = "--judge-slots",
            paramLabel = "N",
            defaultValue = "0",
            description = "Matches that each judge process has in flight (1 to 10000). Default: 32.")
    int judgeSlots;

    @Option(
            names = "--generators",
            paramLabel = "N",
            defaultValue = "1",
            description = "Generator processes (1 to " + MOST + "). Default: ${DEFAULT-VALUE}.")
    int generators;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where evolution-service listens on 127.0.0.1. Default: a free port.")
    int port;

    @Option(
            names = "--native",
            description = "Services run as native executables, built with   mvn package -Dnative -Dquick -DskipTests")
    boolean nativeServices;

    /** @param otherwise where executables are not wanted */
    Compilation compilation(Compilation otherwise) {
        return nativeServices ? Compilation.NATIVE : otherwise;
    }

    /** A mesh of these services and this size, compiled for a quick start unless natively. */
    MeshSettings settings(Roster roster, Endpoint endpoint, ModelChoice models, EndpointOptions options) {
        return new MeshSettings(
                roster,
                compilation(Compilation.QUICK),
                roster.runs() ? generators : 0,
                roster.runs() ? judges : 0,
                judgeSlots,
                port,
                endpoint,
                models,
                options.simulatorOptions,
                options.training());
    }

    void check() {
        within("--judges", judges, 1, MOST);
        within("--judge-slots", judgeSlots, 0, MOST_SLOTS);
        within("--generators", generators, 1, MOST);
        within("--port", port, 0, 65_535);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new io.agon.local.CommandFailure(
                    io.agon.local.ExitCode.USAGE, option + ": " + value + " must be " + least + " to " + most);
        }
    }
}
