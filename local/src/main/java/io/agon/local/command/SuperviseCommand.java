package io.agon.local.command;

import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.Compilation;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

import java.util.Optional;
import java.util.concurrent.Callable;

/** The process that {@code up} leaves behind: keeps a mesh up until it is told to end. */
@Command(
        name = "supervise",
        mixinStandardHelpOptions = true,
        hidden = true,
        header = "Keep a mesh up (started by `up`).")
final class SuperviseCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() {
        size.check();
        Workbench workbench = parent.workbench();
        var out = workbench.surroundings().out();
        Endpoint endpoint = endpoints.choose(workbench);
        ModelChoice models = endpoints.models(workbench, endpoint, Optional.empty(), Optional.empty());
        out.println(EndpointOptions.described(endpoint, models));
        MeshSettings settings = new MeshSettings(
                Roster.ALL,
                size.compilation(Compilation.THOROUGH),
                size.generators,
                size.judges,
                size.judgeSlots,
                size.port,
                endpoint,
                models,
                endpoints.simulatorOptions,
                endpoints.training());
        try (Meshes.Open mesh = workbench.meshes().open(settings, note -> {
            out.println(workbench.surroundings().clock().instant() + " " + note);
            out.flush();
        })) {
            throw mesh.trouble().join();
        }
    }
}
