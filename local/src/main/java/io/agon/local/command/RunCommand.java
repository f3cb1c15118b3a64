package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvolutionApi;
import io.agon.local.api.Json;
import io.agon.local.api.Refused;
import io.agon.local.api.RunView;
import io.agon.local.api.Unreachable;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.display.Report;
import io.agon.local.display.ReportText;
import io.agon.local.display.ResumeText;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;
import io.agon.local.results.ResultFolder;
import io.agon.local.specification.SpecificationDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Begins a run, or continues one, and stays with it until it rests. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Run a tournament and show the best texts.",
        description = {
            "Uses the mesh that is up (`agon up`), or starts one that ends with the run.",
            "Ctrl-C stops cleanly: the run is kept and goes on with --resume.",
            ""
        })
final class RunCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int TRIES = 20;

    @ParentCommand
    private AgonCommand parent;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Run specification, YAML or JSON. Default: a short story.")
    private Path spec;

    @Mixin
    private EndpointOptions endpoints;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same run. Default: drawn.")
    private Long seed;

    @Option(names = "--quick", description = "12 candidates, 3 survivors with 3 variants each, 2 generations.")
    private boolean quick;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "Continue this run (a unique beginning is enough).",
                "--model and --judge-model give it other models from now on."
            })
    private String resume;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: runs/<id>.")
    private Path out;

    @Option(names = "--serve", description = "Keep the mesh up after the run, until Ctrl-C.")
    private boolean serve;

    @Option(names = "--json", description = "Write one JSON document at the end; progress goes to standard error.")
    private boolean json;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        size.check();
        if (resume != null && (spec != null || seed != null || quick)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--resume: continues a run as it was begun; --spec, --seed and --quick do not go with it");
        }
        Workbench workbench = parent.workbench();
        checkFolder(workbench);
        Optional<SpecificationDraft> draft = resume == null ? Optional.of(specification()) : Optional.empty();
        Progress progress = workbench.progress(json);
        Optional<MeshState> running = workbench.meshes().running();
        if (running.isPresent()) {
            return onRunning(workbench, running.get(), draft, progress);
        }
        Endpoint endpoint = endpoints.choose(workbench);
        // a run that is continued has its models
        ModelChoice models = draft.isEmpty()
                ? null
                : endpoints.models(
                        workbench,
                        endpoint,
                        draft.flatMap(d -> d.model("writer")),
                        draft.flatMap(d -> d.model("judge")));
        progress.note(EndpointOptions.described(endpoint, models));
        progress.note("Starting broker, database and services ...");
        MeshSettings settings = size.settings(Roster.RUNS, endpoint, models, endpoints);
        try (Meshes.Open mesh = workbench.meshes().open(settings, progress::note)) {
            return go(workbench, mesh.state(), true, mesh.trouble(), draft.map(d -> withModels(d, models)), progress);
        }
    }

    private int onRunning(Workbench workbench, MeshState mesh, Optional<SpecificationDraft> draft, Progress progress)
            throws IOException {
        if (!mesh.serving()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, "Another command is just reading old runs in this data folder: try again");
        }
        MeshState.Tier tier = mesh.tier();
        endpoints.checkBeside(tier);
        ModelChoice models = new ModelChoice(
                endpoints.model == null ? tier.writer() : endpoints.model,
                endpoints.judgeModel != null
                        ? endpoints.judgeModel
                        : endpoints.model == null || tier.simulated() ? tier.judge() : endpoints.model);
        progress.note("Using the mesh that is up (" + mesh.api() + "); models are called at " + tier.baseUrl()
                + (tier.simulated() ? ": everything is SIMULATED, no language model is called" : ""));
        boolean named = endpoints.model != null || endpoints.judgeModel != null || tier.simulated();
        return go(
                workbench,
                mesh,
                false,
                new CompletableFuture<>(),
                draft.map(d -> named ? withModels(d, models) : d),
                progress);
    }

    private static SpecificationDraft withModels(SpecificationDraft draft, ModelChoice models) {
        return draft.withModels(models.writer(), models.judge());
    }

    private int go(
            Workbench workbench,
            MeshState mesh,
            boolean endsWithRun,
            CompletableFuture<CommandFailure> trouble,
            Optional<SpecificationDraft> draft,
            Progress progress)
            throws IOException {
        EvolutionApi api = new EvolutionApi(mesh.evolution());
        RunView begun = draft.isPresent() ? create(api, draft.get()) : resumed(api, mesh.tier());
        String goOn = endsWithRun && !mesh.tier().simulated()
                ? ResumeText.command(
                        begun.id(), mesh.tier().baseUrl(), mesh.tier().keyVariable())
                : ResumeText.command(begun.id());
        ResultFolder folder = new ResultFolder(folder(workbench, begun.id()));
        folder.claim(begun.id());
        progress.note((draft.isPresent() ? "Run " : "Continuing run ")
                + begun.id()
                + (begun.seed() == null ? "" : ", seed " + begun.seed()));
        boolean[] rests = {begun.resting()};
        workbench.shutdown().before(() -> {
            if (!rests[0]) {
                stop(workbench, api, begun.id(), goOn, progress);
            }
        });
        RunView run = begun.resting()
                ? begun
                : new RunWatch(api, progress, workbench.surroundings().clock()).untilResting(begun.id(), trouble);
        if (workbench.shutdown().begun()) {
            workbench.shutdown().await();
        }
        rests[0] = true;
        progress.end();
        if (run.paused()) {
            return paused(workbench, mesh, run, goOn);
        }
        Report report = new Reports(api).of(run, SHOWN);
        folder.write(api.export(run.id()));
        tell(workbench, mesh, run, report, folder.path());
        if (serve) {
            workbench.surroundings().err().println("Serving " + mesh.api() + " until Ctrl-C");
            workbench.surroundings().err().flush();
            throw trouble.join();
        }
        return ExitCode.OK.number();
    }

    private RunView create(EvolutionApi api, SpecificationDraft draft) {
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                return api.create(draft.json(), key);
            } catch (Unreachable e) {
                if (attempt == TRIES) {
                    throw e;
                }
                sleep();
            }
        }
    }

    /** Resuming what goes on by itself, or has ended, is no error: there is nothing to do but to follow or to show. */
    private RunView resumed(EvolutionApi api, MeshState.Tier tier) {
        RunView run = api.run(resume);
        if (tier.simulated() && !run.simulated() && run.usage().calls() > 0 && !run.ended()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Run " + run.id() + " is the work of a real endpoint and does not go on with the simulator:"
                            + " name the endpoint with --endpoint URL");
        }
        if (!run.paused()) {
            return run;
        }
        try {
            return api.resume(run.id(), endpoints.otherModels());
        } catch (Refused e) {
            RunView now = api.run(run.id());
            if (now.paused()) {
                throw e;
            }
            return now;
        }
    }

    /** On Ctrl-C: a paused run does not go on, and spend, by itself when a mesh comes up again. */
    private static void stop(Workbench workbench, EvolutionApi api, String id, String goOn, Progress progress) {
        progress.end();
        var err = workbench.surroundings().err();
        err.println();
        err.println("Stopping. Run " + id + " is kept: go on with   " + goOn);
        err.flush();
        try {
            RunView unused = api.pause(id);
        } catch (Refused | Unreachable e) {
            err.println("It could not be paused (" + Printable.line(e.getMessage())
                    + "): it goes on by itself when a mesh comes up again.");
            err.flush();
        }
    }

    private int paused(Workbench workbench, MeshState mesh, RunView run, String goOn) {
        String message = PauseReasons.message(workbench, mesh, run, goOn);
        if (json) {
            ObjectNode document = Json.MAPPER.createObjectNode();
            document.set("run", Json.MAPPER.valueToTree(run));
            print(workbench, document, mesh, ExitCode.ENDPOINT);
        }
        throw new CommandFailure(ExitCode.ENDPOINT, message);
    }

    private void tell(Workbench workbench, MeshState mesh, RunView run, Report report, Path folder) {
        if (json) {
            ObjectNode document = Json.MAPPER.createObjectNode();
            document.set("run", Json.MAPPER.valueToTree(run));
            document.set("leaderboard", Json.MAPPER.valueToTree(report.board()));
            document.set("initialBest", Json.MAPPER.valueToTree(report.initial()));
            document.set("best", Json.MAPPER.valueToTree(report.best()));
            document.set("lineages", Json.MAPPER.valueToTree(report.lineages()));
            document.set("costs", Json.MAPPER.valueToTree(report.costs()));
            document.put("out", folder.toString());
            print(workbench, document, mesh, ExitCode.OK);
            return;
        }
        var screen = workbench.surroundings().out();
        new ReportText(workbench.style(), workbench.surroundings().width())
                .lines(report)
                .forEach(screen::println);
        screen.println();
        screen.println("Results:  " + folder + "  (run.json, verdicts.jsonl, stories/)");
        screen.println("Data:     " + workbench.meshes().data().path());
        screen.println("Again:    ./agon show " + run.id());
        screen.flush();
    }

    private static void print(Workbench workbench, ObjectNode document, MeshState mesh, ExitCode code) {
        document.put(
                "simulated",
                mesh.tier().simulated()
                        || document.path("run").path("simulated").asBoolean());
        ObjectNode tier = document.putObject("endpoint");
        tier.put("baseUrl", mesh.tier().baseUrl().toString());
        tier.put("simulated", mesh.tier().simulated());
        document.put("dataFolder", workbench.meshes().data().path().toString());
        document.put("exitCode", code.number());
        workbench.surroundings().out().println(document.toPrettyString());
        workbench.surroundings().out().flush();
    }

    private SpecificationDraft specification() {
        Workbench workbench = parent.workbench();
        SpecificationDraft draft = spec == null
                ? SpecificationDraft.packaged()
                : SpecificationDraft.fromFile(
                        "--spec", workbench.surroundings().folder().resolve(spec));
        if (quick) {
            draft = draft.quick();
        }
        return seed == null ? draft : draft.withSeed(seed);
    }

    private void checkFolder(Workbench workbench) {
        Path working = workbench.surroundings().folder();
        if (out != null && resume == null) {
            new ResultFolder(working.resolve(out)).claim(null);
        } else if (out == null && !Files.isWritable(working)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--out: " + working + " cannot be written to; name a folder for the results");
        }
    }

    private Path folder(Workbench workbench, String id) {
        Path working = workbench.surroundings().folder();
        return out == null
                ? working.resolve("runs").resolve(id)
                : working.resolve(out).normalize();
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
