package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.EvaluationsApi;
import io.agon.local.api.Json;
import io.agon.local.results.WorkFolder;
import io.agon.local.texts.TextFile;
import io.agon.local.votes.BallotFile;
import io.agon.local.votes.VotesText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Has people vote on a run's texts. */
@Command(
        name = "votes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Have people vote blind on what judges compared, and see how far they agree.",
        description = {
            "--draw writes a file of ballots for each voter: two texts, no names, sides balanced. Filled in (left, right or tie in the"
                    + " column choice), --import takes it. Without either, what the votes say is shown.",
            "Works with or without a mesh that is up. docs/evaluation.md describes files and figures.",
            ""
        })
final class VotesCommand implements Callable<Integer> {
    private static final long LARGEST = 50_000_000;

    @ParentCommand
    private AgonCommand parent;

    @Parameters(paramLabel = "RUN", description = "Id of a run that has ended, or a unique beginning.")
    private String run;

    @Option(
            names = "--draw",
            split = ",",
            paramLabel = "VOTER",
            description = "Draw ballots for these voters; needs --out.")
    private List<String> voters;

    @Option(names = "--pairs", paramLabel = "N", description = "Ballots of each voter. Default: 20.")
    private Integer pairs;

    @Option(names = "--seed", paramLabel = "N", description = "Of the drawing. Default: 0.")
    private Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "An empty or a new folder for ballots.")
    private Path out;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Of ballots: csv or jsonl. Default: csv.")
    private BallotFile.Format format = BallotFile.Format.CSV;

    @Option(names = "--import", paramLabel = "FILE", description = "Ballots that were filled in (repeatable).")
    private List<Path> files;

    @Option(names = "--json", description = "Write what the votes say as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Workbench workbench = parent.workbench();
        Path folder = workbench.surroundings().folder();
        if ((voters == null) != (out == null)) {
            throw new CommandFailure(ExitCode.USAGE, "--draw and --out go together");
        }
        Map<String, String> votes = new LinkedHashMap<>();
        for (Path file : files == null ? List.<Path>of() : files) {
            votes.putAll(BallotFile.votes(
                    file.getFileName().toString(), TextFile.read("--import", folder.resolve(file), LARGEST)));
        }
        WorkFolder drawn =
                out == null ? null : new WorkFolder(folder.resolve(out).normalize());
        if (drawn != null) {
            drawn.check(null);
        }
        return ReadingAccess.read(workbench, api -> {
            String id = api.run(run).id();
            EvaluationsApi ballots = new EvaluationsApi(api.base());
            PrintWriter screen = workbench.surroundings().out();
            if (drawn != null) {
                draw(ballots, id, drawn);
                screen.println("Ballots:  " + drawn.path());
            } else {
                if (!votes.isEmpty()) {
                    int recorded = ballots.vote(body(votes)).path("votes").asInt();
                    workbench.surroundings().err().println(recorded + " votes");
                    workbench.surroundings().err().flush();
                }
                JsonNode report = ballots.votes(id);
                if (json) {
                    screen.println(report.toPrettyString());
                } else {
                    VotesText.of(report).forEach(screen::println);
                }
            }
            screen.flush();
            return ExitCode.OK.number();
        });
    }

    private void draw(EvaluationsApi api, String id, WorkFolder folder) throws IOException {
        ObjectNode order = Json.MAPPER.createObjectNode().put("run", id);
        voters.forEach(order.putArray("voters")::add);
        if (pairs != null) {
            order.put("pairs", pairs);
        }
        if (seed != null) {
            order.put("seed", seed);
        }
        JsonNode drawn = api.draw(order);
        Path unused = folder.write("brief.txt", drawn.path("brief").asText() + "\n");
        for (int i = 0; i < voters.size(); i++) {
            String voter = voters.get(i);
            List<JsonNode> own = new ArrayList<>();
            drawn.path("ballots").forEach(ballot -> {
                if (ballot.path("voter").asText().equals(voter)) {
                    own.add(ballot);
                }
            });
            String name = voter.matches("[A-Za-z0-9][A-Za-z0-9._-]*") ? voter : "voter-" + (i + 1);
            Path unusedPath = folder.write("ballots-" + name + format.extension(), BallotFile.write(own, format));
        }
    }

    private static ObjectNode body(Map<String, String> votes) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode all = body.putArray("votes");
        votes.forEach((ballot, choice) -> all.addObject().put("ballot", ballot).put("choice", choice));
        return body;
    }
}
