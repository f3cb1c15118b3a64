package io.agon.local.command;

import io.agon.local.ExitCode;
import io.agon.local.doctor.EndpointChecks;
import io.agon.local.doctor.Finding;
import io.agon.local.doctor.FindingText;
import io.agon.local.doctor.MachineChecks;
import io.agon.local.endpoint.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Says what is wrong and how to mend it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Find out what stands in the way of a run, and how to mend it.",
        description = {"Checks the machine, then the endpoint that `agon run` would use with the same options.", ""})
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Mixin
    private EndpointOptions endpoints;

    @Override
    public Integer call() {
        Workbench workbench = parent.workbench();
        boolean machine = true;
        for (Supplier<Finding> check :
                new MachineChecks(workbench.installation(), workbench.meshes().data()).all()) {
            machine &= tell(workbench, check.get());
        }
        boolean tier = true;
        Endpoint endpoint = endpoints.choose(workbench);
        if (endpoint.simulated()) {
            tell(
                    workbench,
                    Finding.ok("Endpoint", "none named, none found here: runs use the simulator and are SIMULATED"));
        } else {
            List<Finding> findings = new EndpointChecks(endpoint, EndpointOptions.key(workbench, endpoint))
                    .all(workbench.catalogue(), Optional.ofNullable(endpoints.model));
            for (Finding finding : findings) {
                tier &= tell(workbench, finding);
            }
        }
        return (!machine ? ExitCode.ENVIRONMENT : tier ? ExitCode.OK : ExitCode.ENDPOINT).number();
    }

    private static boolean tell(Workbench workbench, Finding finding) {
        var out = workbench.surroundings().out();
        FindingText.lines(finding, workbench.style()).forEach(out::println);
        out.flush();
        return finding.level() != Finding.Level.FAIL;
    }
}
