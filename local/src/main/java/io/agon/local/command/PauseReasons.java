package io.agon.local.command;

import io.agon.local.api.RunView;
import io.agon.local.display.PausedText;
import io.agon.local.endpoint.ModelCatalogue;
import io.agon.local.mesh.MeshState;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a run is paused, with what the endpoint itself says about its models. */
final class PauseReasons {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PauseReasons() {}

    /** Of a run. */
    static String message(Workbench workbench, MeshState mesh, RunView run, String resume) {
        return message(workbench, mesh, "Run", run.id(), run.reason(), resume);
    }

    /**
     * For people.
     *
     * @param noun what is paused, such as {@code Run}
     * @param resume the command to go on with
     */
    static String message(
            Workbench workbench, MeshState mesh, String noun, String id, RunView.Reason reason, String resume) {
        MeshState.Tier tier = mesh.tier();
        boolean modelUnknown = reason != null && "model-unknown".equals(reason.code());
        Optional<String> key = Optional.ofNullable(tier.keyVariable()).flatMap(workbench.surroundings()::variable);
        List<String> models = modelUnknown
                        && workbench.catalogue().ask(tier.baseUrl(), key, PATIENCE)
                                instanceof ModelCatalogue.Reply.Models(List<String> names)
                ? names
                : List.of();
        return PausedText.message(
                noun,
                id,
                reason,
                new PausedText.Context(tier.baseUrl().toString(), tier.keyVariable(), models, resume));
    }
}
