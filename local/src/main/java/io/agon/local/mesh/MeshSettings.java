package io.agon.local.mesh;

import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;

import java.util.List;

/**
 * What a mesh is to consist of.
 *
 * @param roster which services it has
 * @param compilation of its services; null: as they are built
 * @param judgeSlots matches that each judge process has in flight; 0: as many as the service does by default
 * @param apiPort of evolution-service, or of scaffold-service where that is alone; 0 for a free one
 * @param models null where the specification of each run names its own
 * @param simulatorOptions passed on to the simulator as they are
 * @param training what campaigns train models with
 */
public record MeshSettings(
        Roster roster,
        Compilation compilation,
        int generators,
        int judges,
        int judgeSlots,
        int apiPort,
        Endpoint endpoint,
        ModelChoice models,
        List<String> simulatorOptions,
        Training training) {
    public MeshSettings {
        simulatorOptions = List.copyOf(simulatorOptions);
    }

    /** With what campaigns usually train models. */
    public MeshSettings(
            Roster roster,
            Compilation compilation,
            int generators,
            int judges,
            int judgeSlots,
            int apiPort,
            Endpoint endpoint,
            ModelChoice models,
            List<String> simulatorOptions) {
        this(
                roster,
                compilation,
                generators,
                judges,
                judgeSlots,
                apiPort,
                endpoint,
                models,
                simulatorOptions,
                Training.USUAL);
    }

    /** Enough to show what is in the database. */
    public static MeshSettings reading() {
        return new MeshSettings(Roster.READING, null, 0, 0, 0, 0, Endpoint.SIMULATOR, null, List.of());
    }
}
