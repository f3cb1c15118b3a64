package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;
import io.agon.benchmarks.throughput.Footprint;
import io.agon.embedded.Folders;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Compilation;
import io.agon.local.mesh.DataFolder;
import io.agon.local.mesh.LocalMeshes;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Processes;
import io.agon.local.mesh.Roster;
import io.agon.local.specification.SpecificationDraft;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mesh with the simulator that a benchmark has to itself, in a folder that is thrown away. */
final class BenchMesh {
    private BenchMesh() {}

    /** What is measured. */
    interface Measurement {
        ObjectNode of(MeshRuns mesh) throws InterruptedException;
    }

    /** One judge, one generator. */
    static ObjectNode measure(Workbench workbench, List<String> simulatorOptions, Measurement measurement)
            throws IOException, InterruptedException {
        return measure(workbench, Compilation.THOROUGH, 1, 0, simulatorOptions, (runs, unused) -> measurement.of(runs));
    }

    /** What is measured of the runs and of the mesh they run through. */
    interface MeshMeasurement {
        ObjectNode of(MeshRuns runs, Meshes.Open mesh) throws InterruptedException;
    }

    /**
     * @param compilation of the services
     * @param judges judge processes
     * @param judgeSlots matches in flight in each
     */
    static ObjectNode measure(
            Workbench workbench,
            Compilation compilation,
            int judges,
            int judgeSlots,
            List<String> simulatorOptions,
            MeshMeasurement measurement)
            throws IOException, InterruptedException {
        return measure(
                workbench,
                new MeshSettings(
                        Roster.ALL,
                        compilation,
                        1,
                        judges,
                        judgeSlots,
                        0,
                        Endpoint.SIMULATOR,
                        EndpointOptions.SIMULATED,
                        simulatorOptions),
                measurement);
    }

    /** A mesh of any kind. */
    static ObjectNode measure(Workbench workbench, MeshSettings settings, MeshMeasurement measurement)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("agon-bench-");
        try {
            PrintWriter err = workbench.surroundings().err();
            var meshes = new LocalMeshes(
                    workbench.installation(),
                    new DataFolder(folder),
                    workbench.surroundings()::variable,
                    workbench.surroundings().clock(),
                    workbench.shutdown());
            try (var mesh = meshes.open(settings, err::println)) {
                URI tier = mesh.state().tier().baseUrl();
                return measurement.of(new MeshRuns(mesh.state().api(), tier.resolve("/")), mesh);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** One generation of so many texts, which are compared so often whatever comes out: random pairs, verdicts alone. */
    static ObjectNode tournament(long seed, int candidates, int matches) {
        return tournament(seed, candidates, matches, EndpointOptions.SIMULATED);
    }

    /** The same with these models. */
    static ObjectNode tournament(long seed, int candidates, int matches, ModelChoice models) {
        ObjectNode specification = (ObjectNode) SpecificationDraft.packaged()
                .withModels(models.writer(), models.judge())
                .withSeed(seed)
                .json();
        specification.put("population", candidates).put("generations", 1);
        specification.putObject("judging").put("mode", "verdict");
        specification
                .putObject("ranking")
                .put("pairing", "random")
                .put("calls-per-candidate", (double) matches / candidates)
                .put("wrong-share", 0);
        return specification;
    }

    /** Refuses an option out of its bounds. */
    static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CommandFailure(ExitCode.USAGE, option + ": " + value + " must be " + least + " to " + most);
        }
    }

    /** Where the broker of a mesh listens. */
    static int brokerPort(MeshState mesh) {
        return mesh.parts().stream()
                .filter(part -> part.name().equals("broker"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the mesh has no broker"))
                .port();
    }

    /** What each process of a mesh takes now. */
    static Map<String, Footprint.Process> footprint(MeshState mesh) {
        Map<String, Footprint.Process> all = new TreeMap<>();
        for (MeshState.PartState part : mesh.parts()) {
            Processes.find(part.process())
                    .ifPresent(process -> all.put(
                            part.name(),
                            new Footprint.Process(
                                    Processes.cpuTime(process),
                                    Processes.peakResidentBytes(process).orElse(0))));
        }
        return all;
    }
}
