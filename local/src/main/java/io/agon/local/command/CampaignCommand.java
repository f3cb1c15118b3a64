package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.CampaignsApi;
import io.agon.local.display.CampaignText;
import io.agon.local.display.Printable;
import io.agon.local.display.Progress;
import io.agon.local.results.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs a campaign. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header =
                "Improve the writer itself: rounds of runs, training on the best of them, and a trial of what was trained.",
        description = {
            "docs/campaigns.md says what a specification holds, what is measured, and what stops a campaign.",
            "Ctrl-C loses nothing: --resume goes on where it ended.",
            ""
        })
final class CampaignCommand implements Callable<Integer> {
    @ParentCommand
    private AgonCommand parent;

    @Option(names = "--spec", paramLabel = "FILE", description = "Campaign specification, YAML or JSON.")
    private Path specification;

    @Option(
            names = "--key",
            paramLabel = "WORD",
            description =
                    "Names the campaign: the same again is the same campaign, and its models have the same names.")
    private String key;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with this campaign.")
    private String resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "An empty or a new folder for campaign.md and campaign.json.")
    private Path out;

    @Option(names = "--json", description = "Write one JSON document; progress goes to standard error.")
    private boolean json;

    @Mixin
    private EndpointOptions endpoints;

    @Mixin
    private MeshOptions size;

    @Override
    public Integer call() throws IOException {
        size.check();
        if ((resume == null) == (specification == null)) {
            throw new CommandFailure(ExitCode.USAGE, "--spec or --resume: say which campaign is meant");
        }
        Workbench workbench = parent.workbench();
        Path here = workbench.surroundings().folder();
        String written = specification == null ? null : read(here.resolve(specification));
        WorkFolder folder =
                out == null ? null : new WorkFolder(here.resolve(out).normalize());
        if (folder != null) {
            folder.check(resume);
        }
        Progress progress = workbench.progress(json);
        return new MeshWork(workbench, endpoints, size, progress).go(mesh -> go(mesh, written, folder, progress));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "--spec: " + file + " cannot be read: " + e, e);
        }
    }

    private int go(MeshWork.Mesh mesh, String written, WorkFolder folder, Progress progress) throws IOException {
        CampaignsApi api = new CampaignsApi(mesh.state().evolution());
        JsonNode campaign = written == null ? resumed(api) : api.begin(written, key);
        String id = campaign.path("id").asText();
        progress.note("Campaign " + id);
        if (folder != null) {
            folder.claim(id);
        }
        String told = "";
        List<String> held = List.of();
        while (campaign.path("status").asText().equals("active")) {
            String now = CampaignText.progress(campaign);
            if (!now.equals(told)) {
                progress.note(now);
                told = now;
            }
            List<String> waits = CampaignText.held(campaign);
            if (!waits.equals(held)) {
                waits.forEach(progress::note);
                held = waits;
            }
            campaign = mesh.next(() -> api.find(id));
        }
        progress.end();
        show(campaign, folder);
        return switch (campaign.path("status").asText()) {
            case "completed", "stopped" -> ExitCode.OK.number();
            default ->
                throw new CommandFailure(
                        ExitCode.ENDPOINT,
                        "Campaign " + id + " is " + campaign.path("status").asText() + ": "
                                + Printable.line(
                                        campaign.path("reason").path("detail").asText("no reason given"))
                                + "; --resume " + id + " goes on with it");
        };
    }

    private JsonNode resumed(CampaignsApi api) {
        JsonNode found = api.find(resume);
        boolean waits = found.path("status").asText().equals("failed")
                || !found.path("held").isEmpty();
        return waits ? api.resume(resume) : found;
    }

    private void show(JsonNode campaign, WorkFolder folder) throws IOException {
        if (folder != null) {
            Path unusedPage = folder.write("campaign.md", CampaignText.markdown(campaign));
            Path unusedDocument = folder.write("campaign.json", campaign.toPrettyString() + "\n");
        }
        PrintWriter screen = parent.workbench().surroundings().out();
        if (json) {
            screen.println(campaign.toPrettyString());
        } else {
            CampaignText.lines(campaign).forEach(screen::println);
            if (folder != null) {
                screen.println("Results:  " + folder.path() + "  (campaign.md, campaign.json)");
            }
        }
        screen.flush();
    }
}
