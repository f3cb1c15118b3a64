package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.api.Refused;
import io.agon.local.api.ScaffoldApi;
import io.agon.local.api.Unreachable;
import io.agon.local.api.Work;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.display.ResumeText;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelChoice;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;
import io.agon.local.results.WorkFolder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Work on a book from the command line: on the mesh that is up, or on one that ends with it. */
final class BookSession {
    private final Workbench workbench;
    private final Options options;
    private final Progress progress;

    /**
     * What a command was told.
     *
     * @param command its name
     * @param resume the work to go on with, or null
     * @param roster services that a mesh of its own needs
     */
    record Options(
            String command,
            ScaffoldApi.Kind kind,
            String noun,
            EndpointOptions endpoints,
            MeshOptions size,
            Roster roster,
            String resume,
            Path out,
            boolean json) {}

    /** What a command does beyond what all have in common. */
    interface Steps {
        /** Begins the work. */
        Work begin(ScaffoldApi api, ModelChoice models) throws IOException;

        /** Before work goes on that was begun before. */
        default void beforeResuming(ScaffoldApi api, String id) throws IOException {}

        /** Writes the results of work that is finished. */
        void finish(ScaffoldApi api, Work work, WorkFolder folder, ObjectNode document, PrintWriter out)
                throws IOException;
    }

    BookSession(Workbench workbench, Options options) {
        this.workbench = workbench;
        this.options = options;
        this.progress = workbench.progress(options.json());
    }

    Progress progress() {
        return progress;
    }

    int run(Steps steps) throws IOException {
        options.size().check();
        if (options.out() != null) {
            new WorkFolder(folder(options.resume())).check(options.resume());
        }
        Optional<MeshState> running = workbench.meshes().running();
        if (running.isPresent()) {
            return onRunning(running.get(), steps);
        }
        EndpointOptions endpoints = options.endpoints();
        Endpoint endpoint = endpoints.choose(workbench);
        ModelChoice models = options.resume() != null && endpoints.model == null && !endpoint.simulated()
                ? null
                : endpoints.models(workbench, endpoint, Optional.empty(), Optional.empty());
        progress.note(EndpointOptions.described(endpoint, models));
        progress.note("Starting broker, database and services ...");
        MeshSettings settings = options.size().settings(options.roster(), endpoint, models, endpoints);
        try (Meshes.Open mesh = workbench.meshes().open(settings, progress::note)) {
            return go(mesh.state(), true, models, mesh.trouble(), steps);
        }
    }

    private int onRunning(MeshState mesh, Steps steps) throws IOException {
        EndpointOptions endpoints = options.endpoints();
        MeshState.Tier tier = mesh.tier();
        endpoints.checkBeside(tier);
        progress.note("Using the mesh that is up (" + mesh.books() + "); models are called at " + tier.baseUrl()
                + (tier.simulated() ? ": everything is SIMULATED, no language model is called" : ""));
        String writer = endpoints.model == null ? tier.writer() : endpoints.model;
        String judge = endpoints.judgeModel == null ? tier.judge() : endpoints.judgeModel;
        return go(
                mesh,
                false,
                writer == null ? null : new ModelChoice(writer, judge == null ? writer : judge),
                new CompletableFuture<>(),
                steps);
    }

    /** @param own whether the mesh ends with this command */
    private int go(
            MeshState mesh, boolean own, ModelChoice models, CompletableFuture<CommandFailure> trouble, Steps steps)
            throws IOException {
        ScaffoldApi api = new ScaffoldApi(mesh.books());
        Work begun = options.resume() == null ? steps.begin(api, models) : resumed(api, steps);
        String goOn = own && !mesh.tier().simulated()
                ? ResumeText.command(
                        options.command(),
                        begun.id(),
                        mesh.tier().baseUrl(),
                        mesh.tier().keyVariable())
                : ResumeText.command(options.command(), begun.id());
        WorkFolder folder = new WorkFolder(folder(begun.id()));
        folder.claim(begun.id());
        progress.note((options.resume() == null ? options.noun() + " " : "Continuing ") + begun.id());
        boolean[] rests = {begun.resting()};
        workbench.shutdown().before(() -> {
            if (!rests[0]) {
                stop(api, begun.id(), goOn);
            }
        });
        Work work = new WorkWatch(api, progress, workbench.surroundings().clock())
                .untilResting(options.kind(), begun.id(), trouble);
        if (workbench.shutdown().begun()) {
            workbench.shutdown().await();
        }
        rests[0] = true;
        progress.end();
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.set("work", Json.MAPPER.valueToTree(work));
        document.put("simulated", work.simulated() || mesh.tier().simulated());
        if (!work.status().equals("finished")) {
            if (options.json()) {
                print(document, ExitCode.ENDPOINT);
            }
            throw new CommandFailure(
                    ExitCode.ENDPOINT,
                    work.paused()
                            ? PauseReasons.message(workbench, mesh, options.noun(), work.id(), work.reason(), goOn)
                            : options.noun() + " " + work.id() + " was cancelled");
        }
        PrintWriter screen = workbench.surroundings().out();
        PrintWriter told = options.json() ? workbench.surroundings().err() : screen;
        steps.finish(api, work, folder, document, told);
        told.flush();
        if (options.json()) {
            document.put("out", folder.path().toString());
            print(document, ExitCode.OK);
        }
        return ExitCode.OK.number();
    }

    private void print(ObjectNode document, ExitCode code) {
        document.put("exitCode", code.number());
        workbench.surroundings().out().println(document.toPrettyString());
        workbench.surroundings().out().flush();
    }

    /** Resuming what goes on by itself, or has ended, is no error. */
    private Work resumed(ScaffoldApi api, Steps steps) throws IOException {
        steps.beforeResuming(api, options.resume());
        Work work = api.show(options.kind(), options.resume());
        return work.paused() ? api.resume(options.kind(), work.id()) : work;
    }

    /** On Ctrl-C: paused work does not go on, and spend, by itself when a mesh comes up again. */
    private void stop(ScaffoldApi api, String id, String goOn) {
        progress.end();
        PrintWriter err = workbench.surroundings().err();
        err.println();
        err.println("Stopping. " + options.noun() + " " + id + " is kept: go on with   " + goOn);
        err.flush();
        try {
            Work unused = api.pause(options.kind(), id);
        } catch (Refused | Unreachable e) {
            err.println("It could not be paused (" + Printable.line(e.getMessage())
                    + "): it goes on by itself when a mesh comes up again.");
            err.flush();
        }
    }

    private Path folder(String id) {
        Path working = workbench.surroundings().folder();
        return options.out() == null
                ? working.resolve("books").resolve(String.valueOf(id))
                : working.resolve(options.out()).normalize();
    }
}
