package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.EndpointChoice;
import io.agon.local.endpoint.LocalServers;
import io.agon.local.endpoint.ModelCatalogue;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Training;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where models are called. */
final class EndpointOptions {
    /** Names under which the simulator serves. */
    static final ModelChoice SIMULATED = new ModelChoice("simulated-writer", "simulated-judge");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = {
                "OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1.",
                "Default: $OPENAI_BASE_URL, else a local Ollama, llama.cpp, vLLM or LM Studio, else the simulator."
            })
    String endpoint;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model that writes and judges. Default: the only one of the endpoint.")
    String model;

    @Option(names = "--judge-model", paramLabel = "NAME", description = "Model that judges, where it is another one.")
    String judgeModel;

    @Option(
            names = "--api-key-env",
            paramLabel = "VAR",
            description = "Environment variable that holds the endpoint's key. Default: OPENAI_API_KEY.")
    String keyVariable;

    @Option(
            names = "--simulator-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator, such as --simulator-option=--latency=fixed:200ms (repeatable).")
    List<String> simulatorOptions = new ArrayList<>();

    @Option(
            names = "--trainer",
            paramLabel = "COMMAND",
            description = {
                "What campaigns train models with: a command for the shell that reads AGON_DATASET (a ZIP), AGON_BASE,"
                        + " AGON_METHOD, AGON_SETTINGS and leaves an adapter in AGON_OUTPUT.",
                "Default: the simulator's own trainer with the simulator, else nothing."
            })
    private String trainer;

    @Option(
            names = "--trainer-option",
            paramLabel = "OPTION",
            description = "Passed on to the simulator's trainer, such as --trainer-option=--harm=2 (repeatable).")
    private List<String> trainerOptions = new ArrayList<>();

    /** What campaigns train models with. */
    Training training() {
        return new Training(trainer, trainerOptions);
    }

    /** What the options, the environment and this machine come to. */
    Endpoint choose(Workbench workbench) {
        return EndpointChoice.choose(
                endpoint, keyVariable, workbench.surroundings()::variable, workbench.localServerUrl());
    }

    /**
     * The models of both roles.
     *
     * @param writer what the specification says, where there is one
     * @param judge likewise
     */
    ModelChoice models(Workbench workbench, Endpoint chosen, Optional<String> writer, Optional<String> judge) {
        if (chosen.simulated()) {
            return new ModelChoice(
                    model == null ? SIMULATED.writer() : model, judgeModel == null ? SIMULATED.judge() : judgeModel);
        }
        Optional<String> writes = Optional.ofNullable(model).or(() -> writer);
        Optional<String> judges = Optional.ofNullable(judgeModel)
                .or(() -> Optional.ofNullable(model))
                .or(() -> judge);
        if (writes.isPresent() && judges.isPresent()) {
            return new ModelChoice(writes.get(), judges.get());
        }
        ModelCatalogue.Reply reply = workbench.catalogue().ask(chosen.baseUrl(), key(workbench, chosen), PATIENCE);
        ModelChoice only = ModelChoice.from(chosen, reply, judges.orElse(null));
        return new ModelChoice(writes.orElse(only.writer()), only.judge());
    }

    /** Refuses what a mesh that is up does not do: it calls the models it was begun with. */
    void checkBeside(MeshState.Tier tier) {
        if (endpoint != null
                || !simulatorOptions.isEmpty()
                || keyVariable != null
                || !training().equals(Training.USUAL)) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "A mesh is up and calls models at " + tier.baseUrl() + (tier.simulated() ? " (SIMULATED)" : "")
                            + ": leave out --endpoint, --api-key-env, --simulator-option, --trainer and --trainer-option, or stop it with   ./agon down");
        }
    }

    /** For a run that goes on: the models that it is to have instead of its own, by role. */
    Map<String, String> otherModels() {
        Map<String, String> names = new LinkedHashMap<>();
        if (model != null) {
            names.put("writer", model);
            names.put("judge", model);
        }
        if (judgeModel != null) {
            names.put("judge", judgeModel);
        }
        return names;
    }

    static Optional<String> key(Workbench workbench, Endpoint chosen) {
        return Optional.ofNullable(chosen.keyVariable()).flatMap(workbench.surroundings()::variable);
    }

    /** One line for people. */
    static String described(Endpoint endpoint, ModelChoice models) {
        String what = switch (endpoint.origin()) {
            case OPTION -> endpoint.baseUrl() + " (--endpoint)";
            case ENVIRONMENT -> endpoint.baseUrl() + " (OPENAI_BASE_URL)";
            case LOCAL_SERVER ->
                LocalServers.nameOf(endpoint.baseUrl()) + " at " + endpoint.baseUrl() + " (found on this machine)";
            case SIMULATOR ->
                "Agon's simulator: everything is SIMULATED, no language model is called"
                        + " (name one with --endpoint)";
        };
        if (models == null) {
            return "Inference: " + what + ", the models of the run";
        }
        String who = models.writer().equals(models.judge())
                ? "model " + models.writer()
                : "writer " + models.writer() + ", judge " + models.judge();
        return "Inference: " + what + ", " + who;
    }
}
